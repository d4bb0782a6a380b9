"""archive-gen completion: a script by which a shell completes commands."""

from __future__ import annotations

import sys

import click

from archive_gen.cli.telling import say

_SHELLS = {
    "bash": 'eval "$(archive-gen completion bash)"   in ~/.bashrc',
    "zsh": 'eval "$(archive-gen completion zsh)"   in ~/.zshrc, below compinit',
    "fish": "archive-gen completion fish | source   in ~/.config/fish/config.fish",
}


@click.command(short_help="Print a shell completion script.", epilog='Example: eval "$(archive-gen completion bash)"')
@click.argument("shell", type=click.Choice(list(_SHELLS)))
def completion(shell: str) -> None:
    """Print a shell completion script for commands, options and paths. It is for the shell's own start-up file."""
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None
    whole = click.get_current_context().find_root().command
    click.echo(found(whole, {}, "archive-gen", "_ARCHIVE_GEN_COMPLETE").source())
    if sys.stdout.isatty():
        say(f"to have it always, put this line: {_SHELLS[shell]}")
