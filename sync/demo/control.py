"""The switches of the demo office, on a port of their own, so that they work while the office is unplugged."""

from typing import Any, Literal, Protocol

from fastapi import Depends, FastAPI, HTTPException
from pydantic import ValidationError

from sync.demo.fault_list import Faults
from sync.demo.life import Life
from sync.demo.office import Office
from sync.demo.server import bearer, plain


class Gate(Protocol):
    """The cable of the office."""

    async def plug_in(self) -> None:
        """Listen again at the same address."""
        ...

    async def unplug(self) -> None:
        """Refuse every connection."""
        ...


def build_control(office: Office, gate: Gate, life: Life, token: str) -> FastAPI:
    """Build the switches; ``token`` is not the one that desks have."""
    app = FastAPI(title="Demo office: switches", openapi_url=None, dependencies=[Depends(bearer(token))])
    _add_switches(app, office, gate, life)
    _add_hands(app, office)
    return app


def _add_switches(app: FastAPI, office: Office, gate: Gate, life: Life) -> None:
    @app.post("/control/plug/{position}")
    async def plug(position: Literal["in", "out"]) -> dict[str, str]:  # pyright: ignore[reportUnusedFunction]  # used
        await (gate.plug_in() if position == "in" else gate.unplug())
        return {"plug": position}

    @app.post("/control/faults")
    def faults(wanted: Faults) -> Faults:  # pyright: ignore[reportUnusedFunction]  # the decorator uses it
        office.break_with(wanted)
        return wanted

    @app.get("/control/fates")
    def fates() -> dict[str, int]:  # pyright: ignore[reportUnusedFunction]  # the decorator uses it
        return dict(office.fates.met)

    @app.post("/control/life/{steps}")
    def live(steps: int) -> list[str]:  # pyright: ignore[reportUnusedFunction]  # the decorator uses it
        return [life.step() for _ in range(steps)]


def _add_hands(app: FastAPI, office: Office) -> None:
    @app.put("/control/records/{kind}")
    def put(kind: str, record: dict[str, Any]) -> dict[str, Any]:  # pyright: ignore[reportUnusedFunction]  # used
        try:
            return plain([office.put(kind, record)])[0]
        except (KeyError, ValidationError) as error:
            raise HTTPException(422, "not a record of this kind") from error

    @app.delete("/control/records/{kind}/{identity:path}")
    def delete(kind: str, identity: str) -> dict[str, bool]:  # pyright: ignore[reportUnusedFunction]  # used
        try:
            return {"deleted": office.delete(kind, identity)}
        except KeyError as error:
            raise HTTPException(422, "no such kind") from error
