"""The commands: each module of the folder is one, and is declared whole."""

from __future__ import annotations

import pkgutil

import pytest

from zjreport.cli import commands
from zjreport.cli.parser import parser


def test_every_module_is_a_command() -> None:
    modules = {module.name for module in pkgutil.iter_modules(commands.__path__)}
    assert sorted(modules) == sorted(command.__name__.rpartition(".")[2] for command in commands.COMMANDS)


@pytest.mark.parametrize("command", commands.COMMANDS, ids=lambda command: command.__name__)
def test_a_command_says_what_it_does(command: commands.Command) -> None:
    assert command.HELP[0].islower()
    assert not command.HELP.endswith(".")
    assert command.__name__.rpartition(".")[2] in parser().format_help()
