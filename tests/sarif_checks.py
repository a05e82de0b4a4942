"""What a SARIF log must keep to beyond its schema: references that lead somewhere, places that agree with the files."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

Json = dict[str, Any]


def problems(log: Json) -> Iterator[str]:
    """What is wrong with a log whose files can be read; each with the path to it."""
    for number, run in enumerate(log["runs"]):
        yield from (f"runs[{number}]{problem}" for problem in _of_run(run))


def _of_run(run: Json) -> Iterator[str]:
    yield from _references(run, run, "")
    rules = run["tool"]["driver"]["rules"]
    ids = [rule["id"] for rule in rules]
    if len({*ids}) != len(ids):
        yield ".tool.driver.rules: an id stands twice"
    fingerprints = [(_uri(result), *result["partialFingerprints"].values()) for result in run["results"]]
    if len({*fingerprints}) != len(fingerprints):
        yield ".results: a fingerprint stands twice in a file"
    for number, result in enumerate(run["results"]):
        here = f".results[{number}]"
        if not 0 <= result["ruleIndex"] < len(rules) or ids[result["ruleIndex"]] != result["ruleId"]:
            yield f"{here}.ruleIndex: not the index of {result['ruleId']}"
        related = [place.get("id") for place in result.get("relatedLocations", ())]
        if len({*related}) != len(related):
            yield f"{here}.relatedLocations: an id stands twice"
        messages = [result["message"], *(place["message"] for place in result.get("relatedLocations", ()))]
        for link in (
            link for message in messages for link in re.findall(r"(?<!\\)\[[^]\n]*\]\((\d+)\)", message["text"])
        ):
            if int(link) not in related:
                yield f"{here}.message: a link to {link}, which is nowhere"
        if any(re.search(r"(?<!\{)\{\d+\}(?!\})", message["text"]) for message in messages):
            yield f"{here}.message: a placeholder without an argument"
        for place in (*result["locations"], *result.get("relatedLocations", ())):
            physical = place["physicalLocation"]
            text = _text(run, physical["artifactLocation"])
            yield from (f"{here}: {problem}" for problem in _of_region(physical["region"], text))
        for fix in result.get("fixes", ()):
            for change in fix["artifactChanges"]:
                text = _text(run, change["artifactLocation"])
                regions = [replacement["deletedRegion"] for replacement in change["replacements"]]
                yield from (f"{here}.fixes: {problem}" for region in regions for problem in _of_region(region, text))
                ends = sorted((region["charOffset"], region["charOffset"] + region["charLength"]) for region in regions)
                if any(after[0] < before[1] for before, after in pairwise(ends)):
                    yield f"{here}.fixes: two edits overlap"


def _of_region(region: Json, text: list[str]) -> Iterator[str]:
    """Offsets against lines and columns, both in UTF-16 code units, counted anew from the file."""
    start, end = region["charOffset"], region["charOffset"] + region["charLength"]
    if not 0 <= start <= end <= len(text):
        yield f"{start}-{end} is outside the file"
        return
    for offset, line, column in (
        (start, region["startLine"], region["startColumn"]),
        (end, region["endLine"], region["endColumn"]),
    ):
        before = "".join(text[:offset])
        ends = [match.end() for match in re.finditer(r"\r\n|\r|\n", before)]
        if ends and before.endswith("\r") and text[offset : offset + 1] == ["\n"]:
            ends.pop()
        at = ends[-1] if ends else 0
        if (line, column) != (len(ends) + 1, offset - at + 1):
            yield f"offset {offset} is not line {line}, column {column}"
    snippet = region.get("snippet")
    if snippet and [*_units(snippet["text"])] != text[start:end]:
        yield f"the snippet {snippet['text']!r} is not what stands there"


def _references(value: Any, run: Json, here: str) -> Iterator[str]:
    """Every reference to a taxon or rule leads to the one that it names."""
    if isinstance(value, list):
        for index, one in enumerate(value):
            yield from _references(one, run, f"{here}[{index}]")
    elif isinstance(value, dict):
        if "toolComponent" in value:
            yield from _of_taxon(value, run, here)
        if "associatedRule" in value:
            rule = value["associatedRule"]
            if run["tool"]["driver"]["rules"][rule["index"]]["id"] != rule["id"]:
                yield f"{here}.associatedRule: not the index of {rule['id']}"
        for key, one in value.items():
            yield from _references(one, run, f"{here}.{key}")


def _of_taxon(reference: Json, run: Json, here: str) -> Iterator[str]:
    component = reference["toolComponent"]
    taxonomies = run["taxonomies"]
    if not 0 <= component["index"] < len(taxonomies):
        yield f"{here}: no taxonomy {component['index']}"
        return
    taxonomy = taxonomies[component["index"]]
    if (component["name"], component["guid"]) != (taxonomy["name"], taxonomy["guid"]):
        yield f"{here}: another taxonomy than {component['name']}"
    taxa = taxonomy["taxa"]
    if not 0 <= reference["index"] < len(taxa) or taxa[reference["index"]]["id"] != reference["id"]:
        yield f"{here}: not the index of the taxon {reference['id']}"


def _uri(result: Json) -> str:
    return str(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])


def _text(run: Json, artifact: Json) -> list[str]:
    """The UTF-16 code units of a file, found through its URI."""
    uri = artifact["uri"]
    if "uriBaseId" in artifact:
        base = run["originalUriBaseIds"][artifact["uriBaseId"]]["uri"]
        assert base.startswith("file:///")
        assert base.endswith("/")
        assert not urlsplit(uri).scheme
        uri = base + uri
    path = Path(url2pathname(unquote(urlsplit(uri).path, errors="surrogateescape")))
    return [*_units(path.read_bytes().decode("utf-8-sig"))]


def _units(text: str) -> Iterator[str]:
    data = text.encode("utf-16-le", "surrogatepass")
    for at in range(0, len(data), 2):
        yield data[at : at + 2].decode("utf-16-le", "surrogatepass")
