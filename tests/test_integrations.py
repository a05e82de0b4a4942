"""What other people's machines run: the pre-commit hooks, the GitHub Action, the GitLab component."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import CLEAN, FAULTY
from outside_tools import act, gitlab_ci, go_program, python_program

from lintnews.input.readers import bundled_readers

pytestmark = pytest.mark.outside

HOME = Path(__file__).parent.parent
Json = dict[str, Any]
SHOWN = re.findall(
    r"^```yaml\n(.*?)^```", (HOME / "docs" / "ci.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
)
"""What the documentation gives to be copied: for GitHub, for GitLab, for pre-commit."""


def run(command: Sequence[str | Path], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def workflow(folder: Path, steps: Sequence[Json]) -> None:
    """Make a folder a repository with a workflow of these steps."""
    home = folder / ".github" / "workflows"
    home.mkdir(parents=True, exist_ok=True)
    made = {"on": "push", "jobs": {"lint": {"runs-on": "ubuntu-latest", "steps": steps}}}
    (home / "lint.yml").write_text(json.dumps(made))
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "lint")


# --- pre-commit


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """These files as a repository of their own, whatever of them is committed."""
    folder = tmp_path_factory.mktemp("published")
    left_out = shutil.ignore_patterns(".git", ".venv*", "node_modules", "__pycache__", ".*_cache", "*.egg-info")
    shutil.copytree(HOME, folder, ignore=left_out, dirs_exist_ok=True)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "published")
    return folder


def test_pre_commit_installs_and_runs_the_hooks(published: Path, tmp_path: Path) -> None:
    pre_commit = python_program("pre-commit", "pre-commit==4.6.2")
    hooks = [{"id": "lintnews", "args": ["--select", "repetition"]}, {"id": "lintnews-fix"}]
    config = {"repos": [{"repo": str(published), "rev": "HEAD", "hooks": hooks}]}
    (tmp_path / ".pre-commit-config.yaml").write_text(json.dumps(config))
    for number in range(40):
        (tmp_path / f"clean {number}.txt").write_text(CLEAN)
    (tmp_path / "faulty ü.md").write_text(FAULTY)
    (tmp_path / "faulty.py").write_text(FAULTY)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    done = run(
        [pre_commit, "run", "--all-files", "--color", "never"], tmp_path, PRE_COMMIT_HOME=str(tmp_path / ".cache")
    )
    assert re.search(r"^lintnews\.+Failed$", done.stdout, re.MULTILINE), done.stdout + done.stderr
    assert re.search(r"^lintnews fix\.+Passed$", done.stdout, re.MULTILINE)
    assert "faulty ü.md:3:1: error[repetition/headline]" in done.stdout
    assert "faulty.py" not in done.stdout
    assert done.stdout.count("error[") == 1


def test_pre_commit_takes_what_the_documentation_shows(published: Path, tmp_path: Path) -> None:
    pre_commit = python_program("pre-commit", "pre-commit==4.6.2")
    shown = SHOWN[2].replace("https://github.com/OWNER/lintnews", str(published)).replace("v0.1.0", "HEAD")
    (tmp_path / ".pre-commit-config.yaml").write_text(shown)
    git(tmp_path, "init", "-q")
    done = run([pre_commit, "install", "--install-hooks"], tmp_path, PRE_COMMIT_HOME=str(tmp_path / ".cache"))
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_hooks_take_every_format_that_is_read() -> None:
    suffixes = {suffix for reader in bundled_readers() for suffix in reader.suffixes}
    for hook in yaml.safe_load((HOME / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")):
        taken = {suffix for suffix in suffixes if re.search(hook["files"], f"a{suffix}")}
        # Nearly no file of `.xml` and `.json` is an article.
        assert suffixes - taken == {".xml", ".json"}


# --- the GitHub Action

ACTION = yaml.safe_load((HOME / "action.yml").read_text(encoding="utf-8"))


def lint_step(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The step that lints, as a runner runs it."""
    step = next(step for step in ACTION["runs"]["steps"] if step.get("id") == "lint")
    given = {name: inputs.get(name.replace("-", "_"), made["default"]) for name, made in ACTION["inputs"].items()}
    environment = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: given[found[1]], value)
        for name, value in step["env"].items()
    }
    script = folder / ".step.sh"
    script.write_text(step["run"])
    bash = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
    return run(bash, folder, GITHUB_OUTPUT=str(folder / ".output"), **environment)


def test_the_action_annotates_and_writes_sarif(tmp_path: Path) -> None:
    (tmp_path / "some articles").mkdir()
    (tmp_path / "some articles" / "a.txt").write_text(FAULTY)
    (tmp_path / "b.txt").write_text(FAULTY)
    done = lint_step(tmp_path, paths="some articles\n\nb.txt\n", args="--select\nrepetition", sarif_file="out.sarif")
    assert done.returncode == 1, done.stderr
    assert [line.split(",")[0] for line in done.stdout.splitlines()] == [
        "::error file=b.txt",
        "::error file=some articles/a.txt",
    ]
    assert (tmp_path / ".output").read_text() == "exit-code=1\n"
    assert len(json.loads((tmp_path / "out.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]) == 2


def test_no_input_of_the_action_is_read_as_a_part_of_its_script(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CLEAN)
    trap = "$(touch trap); touch trap; `touch trap`"
    for name in ("paths", "args", "format", "sarif_file", "diff"):
        lint_step(tmp_path, **{name: trap})
    assert not (tmp_path / "trap").exists()
    assert "inputs." not in "".join(step.get("run", "") for step in ACTION["runs"]["steps"])


def test_the_action_is_clean_to_actionlint(tmp_path: Path) -> None:
    (tmp_path / "lintnews").mkdir()
    shutil.copy(HOME / "action.yml", tmp_path / "lintnews" / "action.yml")
    given = dict.fromkeys(ACTION["inputs"], "x")
    steps: list[Json] = [
        {"uses": "./lintnews", "id": "news", "with": given},
        {"run": "echo ${{ steps.news.outputs.exit-code }}"},
    ]
    workflow(tmp_path, steps)
    actionlint = go_program("actionlint", "github.com/rhysd/actionlint/cmd/actionlint@v1.7.7")
    done = run([actionlint, "-no-color"], tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    given["no-such-input"] = "x"
    workflow(tmp_path, steps)
    assert "no-such-input" in run([actionlint, "-no-color"], tmp_path).stdout


def test_actionlint_takes_what_the_documentation_shows(tmp_path: Path) -> None:
    shown = SHOWN[0].replace("OWNER/lintnews@v0.1.0", "./lintnews")
    workflow(tmp_path, [])
    (tmp_path / ".github" / "workflows" / "lint.yml").write_text(shown)
    (tmp_path / "lintnews").mkdir()
    shutil.copy(HOME / "action.yml", tmp_path / "lintnews" / "action.yml")
    actionlint = go_program("actionlint", "github.com/rhysd/actionlint/cmd/actionlint@v1.7.7")
    done = run([actionlint, "-no-color"], tmp_path)
    assert (done.returncode, done.stdout) == (0, "")


def test_a_runner_installs_the_action_and_annotates_the_line(published: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(published, project / "lintnews", ignore=shutil.ignore_patterns(".git", "tests", "seeds"))
    (project / "an article.txt").write_text(FAULTY)
    given = {"paths": "an article.txt", "args": "--select\nrepetition", "python-version": ""}
    steps: list[Json] = [
        {"uses": "actions/checkout@v4"},
        {"uses": "./lintnews", "id": "news", "with": given},
        {"if": "always()", "run": "echo it was ${{ steps.news.outputs.exit-code }}"},
    ]
    workflow(project, steps)
    venv.create(tmp_path / "env", with_pip=True)
    said = act(project, PATH=f"{tmp_path / 'env' / 'bin'}{os.pathsep}{os.environ['PATH']}")
    (annotation,) = (one for one in said if one.get("command") in ("error", "warning", "notice"))
    assert annotation["command"] == "error"
    assert annotation["kvPairs"]["file"] == "an article.txt"
    assert annotation["kvPairs"]["line"] == "3"
    assert annotation["arg"].startswith("the headline stands twice\n")
    assert "it was 1\n" in [one["msg"] for one in said]


# --- the GitLab component


def pipeline(folder: Path, text: str) -> Json:
    """The job in the pipeline of a repository that has a copy of the component."""
    shutil.copytree(HOME / "templates", folder / "templates")
    (folder / ".gitlab-ci.yml").write_text(text)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "news")
    git(folder, "remote", "add", "origin", "git@gitlab.example.org:desk/news.git")
    job: Json = yaml.safe_load(gitlab_ci(folder))["lintnews"]
    return job


def test_gitlab_ci_local_takes_what_the_documentation_shows(tmp_path: Path) -> None:
    shown = SHOWN[1].replace(
        "component: $CI_SERVER_FQDN/OWNER/lintnews/lintnews@0.1.0", "local: templates/lintnews.yml"
    )
    assert "--source-language nl --format text" in pipeline(tmp_path, shown)["script"][-1]


def test_the_gitlab_component_writes_the_reports_that_it_announces(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(FAULTY)
    inputs = {"args": "--select repetition", "paths": "articles"}
    job = pipeline(tmp_path, json.dumps({"include": [{"local": "templates/lintnews.yml", "inputs": inputs}]}))
    script = "pip() { true; }\n" + "\n".join(job["script"])
    done = run(["bash", "-e", "-c", script], tmp_path)
    assert done.returncode == 1, done.stderr
    assert "error[repetition/headline]" in done.stdout
    reports = job["artifacts"]["reports"]
    (issue,) = json.loads((tmp_path / reports["codequality"]).read_text(encoding="utf-8"))
    assert issue["location"]["path"] == "articles/a.txt"
    assert "<failure" in (tmp_path / reports["junit"]).read_text(encoding="utf-8")
