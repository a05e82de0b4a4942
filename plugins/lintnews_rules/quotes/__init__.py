"""How quotations are marked: pairs that do not close, styles that do not match."""
