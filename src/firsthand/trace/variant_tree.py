"""Where a reading entered the tradition: the branch of the tree below which it stands, and above which it does not."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.model import Derivation

# Children of one report that must agree against a reading before it can be said where it entered.
SIBLINGS = 2


class Tree:
    """Parents of each article, by the derivations."""

    def __init__(self, derivations: Sequence[Derivation]) -> None:
        self.parents: dict[str, set[str]] = {}
        self.revised: dict[str, set[str]] = {}
        self.copies: dict[str, set[str]] = {}
        for edge in derivations:
            if not edge.directed:  # two copies of one text, nobody knows which is the first
                self.copies.setdefault(edge.child, set()).add(edge.parent)
                self.copies.setdefault(edge.parent, set()).add(edge.child)
            else:
                self.parents.setdefault(edge.child, set()).add(edge.parent)
                if edge.kind == "revision":
                    self.revised.setdefault(edge.child, set()).add(edge.parent)

    def witnesses(self, articles: Sequence[str]) -> int:
        """Articles that do not merely copy another one of ``articles``."""
        return len(self._roots(articles))

    def _roots(self, articles: Sequence[str]) -> list[str]:
        """Those that have it from no other one; of two copies the one whose own parent is known, else the first."""
        roots: list[str] = []
        for a in sorted(articles, key=lambda a: (not self.parents.get(a), a)):
            if not self._above(a) & set(articles) and not self.copies.get(a, set()) & set(roots):
                roots.append(a)
        return roots

    def entered(self, mine: Sequence[str], others: Sequence[str]) -> str | None:
        """The one article of ``mine`` from which the rest of them have the reading, if it changed there.

        It did when its parent has another reading, when at least two children of its parent do, none of which has it
        from the other, or when the page itself was revised to another one.
        """
        roots = self._roots(mine)
        if len(roots) != 1:
            return None
        (root,) = roots
        if self._above(root) & set(others):
            return root
        if any(root in self.revised.get(other, ()) for other in others):
            return root
        parents = self.parents.get(root, set())
        siblings = [a for a in others if self.parents.get(a, set()) & parents]
        return root if self.witnesses(siblings) >= SIBLINGS else None

    def _above(self, article: str) -> set[str]:
        found: set[str] = set()
        todo = sorted(self.parents.get(article, ()))
        while todo:
            parent = todo.pop()
            if parent not in found:
                found.add(parent)
                todo += sorted(self.parents.get(parent, ()))
        return found
