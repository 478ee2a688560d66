"""Queries: DuckDB, SQLite and a real PostgreSQL; what they may reach, and what is said where they fail."""

from __future__ import annotations

import datetime
import getpass
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pg8000.dbapi
import pytest
import sqlalchemy

from zjreport.briefing import Briefing
from zjreport.errors import DataError, DefinitionError
from zjreport.indicators import IndicatorSet, Query, read_indicators, read_with_problems

TABLE = (
    "CREATE TABLE figures (indicator text, period {date}, value {exact}, unit text, yoy {real}, "
    "amount numeric(6, 1))"
)
ROWS = [
    ("绿道", datetime.date(2024, 3, 1), Decimal("47.5000"), "公里", 0.07, Decimal("5.0")),
    ("033000", datetime.date(2024, 3, 1), Decimal("1012.6500"), "家", -3.2, Decimal("5.3")),
    ("a:b; --", datetime.date(2024, 3, 1), Decimal("12.0000"), "家", 100.0, None),
]
SELECT = "SELECT indicator, period, value, unit, yoy FROM figures ORDER BY yoy"
EXPECTED = [
    ("033000", "2024-03", "1012.65", "家", "-3.2"),
    ("绿道", "2024-03", "47.5", "公里", "0.07"),
    ("a:b; --", "2024-03", "12", "家", "100"),
]


def facts(data: IndicatorSet) -> list[tuple[object, ...]]:
    return [
        (data.indicator(row.indicator).name, str(row.period), str(row.value), row.unit, str(row.yoy))
        for row in data.observations
    ]


def fill(execute: Callable[..., Any], mark: str, rows: list[tuple[object, ...]]) -> None:
    for row in rows:
        execute(f"INSERT INTO figures VALUES ({', '.join([mark] * 6)})", row)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the same table in a DuckDB and in an SQLite file, whatever they are called."""
    folder = tmp_path_factory.mktemp("databases")
    with duckdb.connect(str(folder / "统计.duckdb")) as connection:
        connection.execute(TABLE.format(date="date", exact="decimal(18, 4)", real="real"))
        fill(connection.execute, "?", ROWS)
    light = sqlite3.connect(folder / "light.db")
    light.execute(TABLE.format(date="text", exact="numeric", real="real"))
    fill(light.execute, "?", [tuple(map(plain, row)) for row in ROWS])
    light.commit()
    light.close()
    return folder


def plain(value: object) -> object:
    return (
        str(value)[:7]
        if isinstance(value, datetime.date)
        else str(value)
        if isinstance(value, Decimal)
        else value
    )


Postgres = tuple[str, str]


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL of its own: the user's name, and the socket that it is reached by."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    is_root = os.geteuid() == 0
    user = "postgres" if is_root else getpass.getuser()
    # The server refuses to run as root.
    rights: dict[str, Any] = {"user": user, "group": user} if is_root else {}
    if is_root:
        shutil.chown(folder, user, user)
    initdb = programme("initdb")
    cluster = folder / "data"

    def run(*command: object) -> None:
        subprocess.run(
            list(map(str, command)), cwd=folder, check=True, stdout=subprocess.DEVNULL, timeout=120, **rights
        )

    control = (initdb.with_name("pg_ctl"), "-D", cluster, "-w")
    run(initdb, "-D", cluster, "-A", "trust", "-U", "writer", "-E", "UTF8", "--no-locale", "--no-sync")
    # No port: only the socket in the temporary folder.
    run(*control, "-o", f"-c listen_addresses= -c fsync=off -k {folder}", "-l", folder / "log", "start")
    try:
        socket = f"{folder}/.s.PGSQL.5432"
        with pg8000.dbapi.connect("writer", database="postgres", unix_sock=socket) as connection:
            connection.autocommit = True
            cursor = connection.cursor()
            cursor.execute(TABLE.format(date="date", exact="numeric(18, 4)", real="real"))
            fill(cursor.execute, "%s", ROWS)
        yield "writer", socket
    finally:
        run(*control, "-m", "immediate", "stop")
        shutil.rmtree(folder)


def programme(name: str) -> Path:
    """A programme of PostgreSQL, which Debian keeps apart from the others."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}")) or [Path(shutil.which(name) or name)]
    return found[-1]


def url(postgres: Postgres) -> str:
    return f"postgresql+pg8000://{postgres[0]}@/postgres?unix_sock={postgres[1]}"


@pytest.mark.parametrize("name", ["统计.duckdb", "light.db"])
def test_a_file_is_told_by_its_content(folder: Path, name: str) -> None:
    data = read_indicators(Query(SELECT, folder / name))
    assert facts(data) == EXPECTED
    assert all(type(row.value) is Decimal for row in data.observations)
    assert str(data.observations[1].origin("yoy")) == f"{name}:2 yoy"


def test_names_tell_the_queries_of_one_database_apart(folder: Path) -> None:
    data = read_indicators(Query(SELECT, folder / "light.db", name="月报"))
    assert data.observations[0].origin("value").sheet == "月报"


def test_postgresql_by_url_engine_and_connection(postgres: Postgres) -> None:
    engine = sqlalchemy.create_engine(url(postgres), poolclass=sqlalchemy.pool.NullPool)
    with (
        engine.connect() as alchemy,
        pg8000.dbapi.connect(postgres[0], database="postgres", unix_sock=postgres[1]) as plain_one,
    ):
        for database in (url(postgres), engine, alchemy, plain_one):
            data = read_indicators(Query(SELECT, database))
            assert facts(data) == EXPECTED
            assert all(type(row.value) is Decimal for row in data.observations)
        # Connections stay open, and are their owner's.
        assert alchemy.execute(sqlalchemy.text("SELECT 1")).scalar() == 1
        cursor = plain_one.cursor()
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == [1] or cursor.fetchone() is None
    origin = read_indicators(Query(SELECT, url(postgres))).observations[0].origin("value")
    assert (origin.file, origin.row) == ("postgres", 1)


def test_zeros_of_a_column_are_no_digits_of_its_figures(folder: Path, postgres: Postgres) -> None:
    """NUMERIC(18, 4) shows 12.0000 for 12; NUMERIC(6, 1) with 5.0 beside 5.3 says 5.0."""
    sql = "SELECT indicator, period, unit, amount AS value FROM figures WHERE amount > 0 ORDER BY amount"
    for database in (folder / "统计.duckdb", url(postgres)):
        data = read_indicators(Query(sql, database))
        assert [str(row.value) for row in data.observations] == ["5.0", "5.3"]


def test_colons_and_percent_signs_are_no_parameters(postgres: Postgres) -> None:
    sql = (
        "SELECT indicator, to_char(period, 'YYYY-MM')::text AS period, value::numeric(9,2) AS value, "
        "'%' AS unit FROM figures WHERE indicator LIKE 'a:b%'"
    )
    data = read_indicators(Query(sql, url(postgres)))
    assert [(row.value, row.unit) for row in data.observations] == [(12, "%")]


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM figures RETURNING *",
        "SELECT 1; DELETE FROM figures",
        "SELECT ';' ; DROP TABLE figures --",
        "/* SELECT */ DROP TABLE figures",
        "WITH gone AS (DELETE FROM figures RETURNING *) SELECT * FROM gone",
        "SELECT * FROM figures INTO x",
        "",
        ";",
    ],
)
def test_only_one_select_is_put_and_nothing_is_written(sql: str, folder: Path, postgres: Postgres) -> None:
    for database in (folder / "统计.duckdb", folder / "light.db", url(postgres)):
        with pytest.raises(DataError) as caught:
            read_indicators(Query(sql, database))
        assert caught.value.code == "data.query"
        assert len(read_indicators(Query(SELECT, database)).observations) == len(ROWS)


def test_a_select_that_writes_is_undone_by_postgresql(postgres: Postgres) -> None:
    for sql in ("SELECT nextval('numbers')", "SELECT * INTO copied FROM figures"):
        with pytest.raises(DataError, match=r"read-only|does not exist"):
            read_indicators(Query(sql, url(postgres)))


def test_semicolons_in_texts_and_comments_are_no_end(folder: Path) -> None:
    noted = SELECT.replace("FROM", ", 'a;b' AS note FROM")
    sql = f"-- first; second\n/* ; */ {noted} -- ;\n ; "
    for name in ("统计.duckdb", "light.db"):
        assert read_indicators(Query(sql, folder / name)).observations[0].note == "a;b"


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('{secret}')",
        "SELECT * FROM read_text('{secret}')",
        "SELECT * FROM '{secret}'",
        "SELECT * FROM glob('{folder}/*')",
        "SELECT * FROM frame",
        "SELECT readfile('{secret}')",
        "SELECT load_extension('{secret}')",
        "SELECT * FROM pragma_function_list",
        "SELECT * FROM sqlite_scan('{folder}/light.db', 'figures')",
    ],
)
def test_a_file_holds_the_query_in(sql: str, folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("指标,时期,数值\n桥,2023,3\n", encoding="utf-8")
    frame = duckdb.sql("SELECT '桥' AS 指标, '2023' AS 时期, 3 AS 数值").df()
    assert len(frame) == 1
    for name in ("统计.duckdb", "light.db"):
        data, problems = read_with_problems(Query(sql.format(secret=secret, folder=folder), folder / name))
        assert data.observations == ()
        assert {problem.code for problem in problems} <= {"data.query", "data.no-header"}
    assert sorted(path.name for path in folder.iterdir()) == ["light.db", "统计.duckdb"]


def test_a_query_without_end_is_cut_off(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from zjreport.indicators.readers import sql

    monkeypatch.setattr(sql, "MAX_CELLS", 20_000)
    numbers = "WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n)"
    endless = f"{numbers} SELECT value, 2023 AS period FROM n"
    with pytest.raises(DataError, match="more than 20000 cells") as caught:
        read_indicators(Query(endless, folder / "light.db"))
    assert caught.value.code == "data.too-large"


def definition(folder: Path, data: str) -> Path:
    path = folder / "briefing.yaml"
    path.write_text(f"title: 简报\nperiod: 2024-03\ndata:\n{data}sections: []\n", encoding="utf-8")
    return path


def test_a_definition_asks_databases_beside_it(folder: Path, tmp_path: Path, postgres: Postgres) -> None:
    shutil.copy(folder / "统计.duckdb", tmp_path)
    rows = SELECT.replace("FROM", ", '全省' AS area FROM")
    path = definition(
        tmp_path,
        f"  - sql: {SELECT}\n    database: 统计.duckdb\n    name: 市\n"
        f'  - sql: >\n      {rows}\n    database: "{url(postgres)}"\n',
    )
    data, problems = Briefing.load(path).read()
    assert [problem.severity for problem in problems] == []
    assert facts(data) == [*EXPECTED, *EXPECTED]
    assert [row.area for row in data.observations] == [""] * 3 + ["全省"] * 3


@pytest.mark.parametrize(
    ("entry", "code", "line", "said"),
    [
        ("  - sql: DROP TABLE figures\n    database: 统计.duckdb\n", "data.query", 4, "no SELECT"),
        ("  - database: 统计.duckdb\n    sql: SELECT nothing FROM figures\n", "data.query", 5, "nothing"),
        ("  - sql: SELECT 1\n    database: none.duckdb\n", "data.no-file", 4, "none.duckdb"),
        ("  - sql: SELECT 1\n    database: nodriver://x\n", "data.query", 4, "nodriver"),
    ],
)
def test_what_fails_is_told_with_its_line(
    folder: Path, tmp_path: Path, entry: str, code: str, line: int, said: str
) -> None:
    shutil.copy(folder / "统计.duckdb", tmp_path)
    _, (problem, *_) = Briefing.load(definition(tmp_path, entry)).read()
    assert (problem.code, problem.place.file, problem.place.line) == (code, "briefing.yaml", line)
    assert said in problem.message


@pytest.mark.parametrize(
    "entry",
    [
        "  - sql: SELECT 1\n",
        "  - {sql: SELECT 1, database: a.db, vintage: 2}\n",
        "  - {sql: 3, database: a}\n",
    ],
)
def test_incomplete_entries_are_told(tmp_path: Path, entry: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        Briefing.load(definition(tmp_path, entry))
    assert caught.value.place.line == 4


def test_without_the_extra_the_error_names_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for package, database in (("duckdb", folder / "统计.duckdb"), ("sqlalchemy", "postgresql+pg8000://x/y")):
        monkeypatch.setitem(sys.modules, package, None)
        with pytest.raises(DataError, match=package) as caught:
            read_indicators(Query("SELECT 1", database))
        assert (caught.value.code, caught.value.hint) == ("data.no-extra", "pip install 'zjreport[sql]'")


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("指标,时期\n" * 2000)
    for database in (5, tmp_path / "text.db", tmp_path):
        with pytest.raises(DataError):
            read_indicators(Query("SELECT 1", database))


def test_passwords_are_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    secret = "postgresql+pg8000://writer:geheim@127.0.0.1:9/statistics"
    query = Query(SELECT, secret)
    assert "geheim" not in repr(query)
    with pytest.raises(DataError) as caught:
        read_indicators(query)
    assert "geheim" not in str(caught.value)
