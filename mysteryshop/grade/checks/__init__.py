"""The built-in checks, one module a group. Importing this package registers them, in the order of the guide."""
# ruff: noqa: I001  the order of the imports is the order of the guide

import mysteryshop.grade.checks.rapport
import mysteryshop.grade.checks.substance
import mysteryshop.grade.checks.next_step
import mysteryshop.grade.checks.person
import mysteryshop.grade.checks.followup
import mysteryshop.grade.checks.timing
import mysteryshop.grade.checks.courtesy
import mysteryshop.grade.checks.lints  # noqa: F401  importing registers
