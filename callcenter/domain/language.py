"""Tells Chinese from other languages by the characters of a text."""

_CHINESE_LEAST = 0.2


def language_of(text: str) -> str:
    """Give ``zh-CN`` where at least a fifth of the letters are Chinese, else ``en`` (BCP 47); empty without letters."""
    letters = [character for character in text if character.isalpha()]
    if not letters:
        return ""
    chinese = sum("\u3400" <= character <= "\u9fff" for character in letters)
    return "zh-CN" if chinese / len(letters) >= _CHINESE_LEAST else "en"
