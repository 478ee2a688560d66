"""The bundled faces with their licences."""
