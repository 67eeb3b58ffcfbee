"""Questions asked of a dependency parse, shared by all stages. The labels are those of spaCy's English pipelines (ClearNLP)."""

from dateline.reader.syntax.clauses import (
    auxiliaries,
    clause_head,
    clause_range,
    conjuncts,
    governors,
    is_finite,
    is_passive,
    is_question,
    negation,
)
from dateline.reader.syntax.nominals import base_range, full_range, head_of, possessor, prepositional, subtree_range
from dateline.reader.syntax.roles import agents, direct_objects, oblique, predicates, subjects

__all__ = [
    "agents", "auxiliaries", "base_range", "clause_head", "clause_range", "conjuncts", "direct_objects", "full_range",
    "governors", "head_of", "is_finite", "is_passive", "is_question", "negation", "oblique", "possessor", "predicates", "prepositional",
    "subjects", "subtree_range",
]
