"""One file a telltale family; its words as TOML beside it. The list is whosasking.telltales.TELLTALES."""
