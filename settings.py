"""Every setting: environment or .env, checked at the start."""

import re
from typing import Annotated, Any, Literal, Self
from zoneinfo import available_timezones

from pydantic import AfterValidator, Field, HttpUrl, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


def _known_zone(zone: str) -> str:
    if zone not in available_timezones():
        raise ValueError("is no time zone, such as Asia/Jakarta")
    return zone


def _secret_token(secret: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret.get_secret_value()):
        raise ValueError("must be 1 to 256 letters, digits, _ or -")
    return secret


def _bot_token(token: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[0-9]+:[A-Za-z0-9_-]+", token.get_secret_value()):
        raise ValueError("must look like 123456:ABC-DEF, as BotFather gave it")
    return token


class Settings(BaseSettings):
    """What an operator decides before the start."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="forbid")

    telegram_token: Annotated[SecretStr, AfterValidator(_bot_token)] | None = None
    telegram_api: HttpUrl = HttpUrl("https://api.telegram.org")
    database_url: Annotated[str, Field(pattern=r"^(sqlite|postgresql\+psycopg):///?")] = (
        "sqlite:///posko.db"
    )
    webhook_url: HttpUrl | None = None
    webhook_secret: Annotated[SecretStr, AfterValidator(_secret_token)] | None = None
    listen: Annotated[str, Field(pattern=r"^[^:]+:\d{1,5}$")] = "127.0.0.1:8080"
    timezone: Annotated[str, AfterValidator(_known_zone)] = "Asia/Jakarta"
    language: Literal["id", "en"] = "id"
    messages_per_second: Annotated[int, Field(ge=1)] = 30
    group_messages_per_minute: Annotated[int, Field(ge=1)] = 20
    reactions_per_second: Annotated[int, Field(ge=1)] = 30

    @model_validator(mode="after")
    def _both_or_neither(self) -> Self:
        if (self.webhook_url is None) != (self.webhook_secret is None):
            raise ValueError("WEBHOOK_URL and WEBHOOK_SECRET go together: set both or neither")
        return self


def load() -> Settings:
    """The settings. Raises SystemExit with a line that names each wrong variable."""
    try:
        return Settings()
    except ValidationError as error:
        raise SystemExit("\n".join(_line(problem) for problem in error.errors())) from None


def _line(problem: Any) -> str:
    """Which variable is wrong and why; never its value, which may be a secret."""
    name = ".".join(map(str, problem["loc"])).upper()
    if problem["type"] == "extra_forbidden":
        return f"{name}: no such setting; see .env.example"
    reason = problem["msg"].removeprefix("Value error, ")
    return f"{name}: {reason}" if name else reason
