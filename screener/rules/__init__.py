"""From matches and rules to flags; the rules are files that compliance people own."""

from screener.rules.earlier import with_earlier
from screener.rules.judge import judge
from screener.rules.load import RuleSet, check_profile, load_rules
from screener.rules.ownership import holdings

__all__ = ["RuleSet", "check_profile", "holdings", "judge", "load_rules", "with_earlier"]
