"""Certificates of all lines of a mirror page: damaged again, is it the source?"""

from build_scripts.records.restoration import Certificate, Proof
from build_scripts.restore.cleaning import Stages
from build_scripts.rules.mirror.slips import repaired


def certificates(stages: Stages) -> tuple[Certificate, ...]:
    """One certificate for each line that is not blank; UNTESTED where no mirror was at work."""
    repair = repaired(stages.damaged)
    margins: dict[int, float] = {}
    if repair is not None:
        for edit in repair.edits:
            line = stages.damaged.count("\n", 0, edit.start) + 1
            if edit.margin is not None:
                margins[line] = min(edit.margin, margins.get(line, edit.margin))
    found = []
    lines = zip(stages.damaged.split("\n"), stages.undamaged.split("\n"), strict=False)
    for number, (damaged, undamaged) in enumerate(lines, 1):
        if damaged.strip():
            if repair is None:
                proof = Proof.UNTESTED
            else:
                proved = repair.certifier.proves(undamaged, damaged)
                proof = Proof.PROVED if proved else Proof.FAILED
            found.append(Certificate(number, proof, margins.get(number)))
    return tuple(found)
