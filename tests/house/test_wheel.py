"""What a user installs: a built wheel in a fresh environment runs the demo."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environ = {key: value for key, value in os.environ.items() if not key.startswith(("OPSDESK", "PYTHON"))}
    return subprocess.run(command, cwd=cwd, env=environ, capture_output=True, text=True, timeout=400, check=False)


def fresh_environment(folder: Path) -> Path:
    """Its Python; the pip of this environment serves it too, an installation of its own would take as long again."""
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder.parent)
    return folder / ("Scripts" if os.name == "nt" else "bin") / "python"


def files_of(source: Path) -> set[str]:
    """Everything in the three packages: code, and the templates, stylesheets and data beside it."""
    inside = (path for room in ("opsdesk", "screens", "styles") for path in (source / room).rglob("*"))
    return {path.relative_to(source).as_posix() for path in inside if path.is_file()}


def installing_into(python: Path) -> tuple[str | Path, ...]:
    """uv where it is there, as in the Makefile; nothing is compiled that isn't run."""
    if uv := shutil.which("uv"):
        return (uv, "pip", "install", "--python", python)
    return (sys.executable, "-m", "pip", "--python", python, "install", "--no-compile")


def test_a_built_wheel_in_a_fresh_environment_runs_the_demo(tmp_path: Path):
    source = tmp_path / "source"
    skip = shutil.ignore_patterns(".venv", ".git", ".*_cache", ".hypothesis", "__pycache__", "dist")
    shutil.copytree(ROOT, source, ignore=skip)
    built = run(sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path / "dist", cwd=source)
    if built.returncode and "resolve" in (built.stdout + built.stderr).lower():
        pytest.skip("no package index can be reached from here")
    assert built.returncode == 0, built.stdout + built.stderr
    wheel = next((tmp_path / "dist").glob("*.whl"))
    with zipfile.ZipFile(wheel) as held:
        assert files_of(source) <= set(held.namelist())

    python = fresh_environment(tmp_path / "fresh")
    constraints = ("--constraint", ROOT / "constraints.txt")
    installed = run(*installing_into(python), "--quiet", *constraints, wheel, cwd=tmp_path)
    assert installed.returncode == 0, installed.stdout + installed.stderr

    shown = run(python.with_name("opsdesk"), "demo", "--headless", cwd=tmp_path)
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.startswith("# Handover")
