"""Pairing, attacked: guessed, replayed, expired, raced, from another origin, over many codes, with the clock set back."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from tests.server.harness import CHROMIUM, FIREFOX, OTHER_EXTENSION, Agent, Answer, MadeClock, Paired
from whosasking.errors import AccessDenied, InvalidInput
from whosasking.server.pairing import LIFETIME_S, TRIES, Pairing
from whosasking.server.port_owner import user_of
from whosasking.server.tokens import hash_token, proof
from whosasking.store.home import STORE_FILE


@pytest.fixture
def clock() -> MadeClock:
    return MadeClock()


@pytest.fixture
def shown() -> list[str]:
    return []


@pytest.fixture
def pairing(clock: MadeClock, shown: list[str]) -> Pairing:
    return Pairing(clock, shown.append)


def other(code: str) -> str:
    return f"{(int(code) + 1) % 10**8:08d}"


def why(pairing: Pairing, code: str, origin: str = CHROMIUM) -> str:
    with pytest.raises((AccessDenied, InvalidInput)) as denied:
        pairing.redeem(code, origin)
    return denied.value.code


def test_code_has_eight_digits(pairing: Pairing) -> None:
    assert all(len(code) == 8 and code.isascii() and code.isdigit() for code in (pairing.new_code() for _ in range(50)))


def test_code_serves_once(pairing: Pairing) -> None:
    code = pairing.new_code()
    pairing.redeem(code, CHROMIUM)
    assert why(pairing, code) == "pairing_closed"


def test_code_may_be_typed_in_two_halves(pairing: Pairing) -> None:
    code = pairing.new_code()
    pairing.redeem(f"{code[:4]} {code[4:]}", CHROMIUM)


def test_no_code_no_pairing(pairing: Pairing) -> None:
    assert why(pairing, "00000000") == "pairing_closed"


@pytest.mark.parametrize("typed", ["", "1234567", "123456789", "1234567a", "１２３４５６７８", "٠١٢٣٤٥٦٧"])
def test_what_is_no_code_costs_no_try(pairing: Pairing, typed: str) -> None:
    code = pairing.new_code()
    for _ in range(2 * TRIES):
        assert why(pairing, typed) == "pairing_code_malformed"
    pairing.redeem(code, CHROMIUM)


def test_five_wrong_tries_burn_the_code(pairing: Pairing) -> None:
    code = pairing.new_code()
    assert [why(pairing, other(code)) for _ in range(TRIES)] == ["pairing_code_wrong"] * (TRIES - 1) + [
        "pairing_closed"
    ]
    assert why(pairing, code) == "pairing_closed"


def test_right_code_at_the_last_try(pairing: Pairing) -> None:
    code = pairing.new_code()
    for _ in range(TRIES - 1):
        why(pairing, other(code))
    pairing.redeem(code, CHROMIUM)


def test_code_belongs_to_the_origin_that_asked_first(pairing: Pairing) -> None:
    code = pairing.new_code()
    why(pairing, other(code), CHROMIUM)
    assert why(pairing, code, FIREFOX) == "pairing_other_origin"
    pairing.redeem(code, CHROMIUM)


def test_other_origins_cost_the_first_one_no_try(pairing: Pairing) -> None:
    code = pairing.new_code()
    why(pairing, other(code), CHROMIUM)
    for _ in range(20):
        assert why(pairing, other(code), OTHER_EXTENSION) == "pairing_other_origin"
    pairing.redeem(code, CHROMIUM)


def test_code_expires(pairing: Pairing, clock: MadeClock, shown: list[str]) -> None:
    code = pairing.new_code()
    clock.pass_by(LIFETIME_S + 1)
    assert why(pairing, code) == "pairing_code_expired"
    pairing.redeem(shown[-1], CHROMIUM)


def test_clock_set_back_does_not_keep_a_code_alive(pairing: Pairing, clock: MadeClock) -> None:
    code = pairing.new_code()
    clock.pass_by(LIFETIME_S + 1)
    clock.moment -= timedelta(days=2)
    assert why(pairing, code) == "pairing_code_expired"


def test_new_code_ends_the_one_before(pairing: Pairing) -> None:
    before = pairing.new_code()
    after = pairing.new_code()
    if before != after:
        assert why(pairing, before) == "pairing_code_wrong"
    pairing.redeem(after, CHROMIUM)


def test_guessing_over_many_codes_is_bounded(pairing: Pairing, clock: MadeClock, shown: list[str]) -> None:
    """However long somebody guesses: once the user's own code is gone, a handful of codes follow, then none."""
    code = pairing.new_code()
    guesses = 0
    for _ in range(500):
        for _ in range(10):
            current = shown[-1] if shown else code
            guesses += why(pairing, other(current)) == "pairing_code_wrong"
        clock.pass_by(LIFETIME_S + 1)
    assert guesses + 3 <= 15  # of each code the last wrong try is answered "closed"
    assert why(pairing, shown[-1] if shown else code) == "pairing_closed"


def test_used_up_code_is_not_renewed_by_the_guesser(pairing: Pairing, clock: MadeClock, shown: list[str]) -> None:
    code = pairing.new_code()
    for _ in range(TRIES):
        why(pairing, other(code))
    clock.pass_by(1)
    assert why(pairing, other(code)) == "pairing_closed"
    assert shown == []


# ------------------------------------------------------------------------------------ over the real link


def send_code(agent: Agent, code: str, origin: str = CHROMIUM, name: str = "Browser") -> Answer:
    return agent.ask(
        "POST", "/v1/pair", {"Origin": origin, "Sec-Fetch-Site": "none"}, {"code": code, "client_name": name}
    )


def test_pairing_by_the_link(agent: Agent) -> None:
    code = agent.call(agent.state.pairing.new_code)
    wrong = send_code(agent, other(code))
    assert wrong.status == 403
    assert wrong.json["message"] == "That is not the code; 4 tries are left."
    assert send_code(agent, code, FIREFOX).json["code"] == "pairing_other_origin"
    right = send_code(agent, code)
    assert right.status == 200
    assert sorted(right.json) == ["client_id", "token"]
    assert send_code(agent, code).status == 403


@pytest.mark.parametrize("name", ["", "   ", "a\x00b", "a\u202eb", "\x1b[31mred"])
def test_names_that_could_deceive_the_terminal(agent: Agent, name: str) -> None:
    code = agent.call(agent.state.pairing.new_code)
    assert send_code(agent, code, name=name).status == 400
    assert send_code(agent, code).status == 200


def test_two_who_race_with_one_code(agent: Agent) -> None:
    code = agent.call(agent.state.pairing.new_code)
    answers: list[int] = []
    racers = [threading.Thread(target=lambda: answers.append(send_code(agent, code).status)) for _ in range(8)]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    assert sorted(answers) == [200] + [403] * 7


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells whose a connection is")
def test_another_users_program_may_not_pass_a_code_on(agent: Agent, monkeypatch: pytest.MonkeyPatch) -> None:
    """As it could if it held the port that the extension asks, while the agent went to another one."""
    seen: list[int | None] = []

    def other_user(peer: int, port: int) -> int | None:
        seen.append(user_of(peer, port))
        return os.getuid() + 1

    code = agent.call(agent.state.pairing.new_code)
    with monkeypatch.context() as patched:
        patched.setattr("whosasking.server.app.user_of", other_user)
        refused = send_code(agent, code)
    assert (refused.status, refused.json["code"]) == (403, "wrong_caller")
    assert seen == [os.getuid()]  # what Linux really said
    assert send_code(agent, code).status == 200


def test_where_nobody_tells_whose_a_connection_is_the_code_decides(
    agent: Agent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("whosasking.server.app.user_of", lambda *_: None)
    assert send_code(agent, agent.call(agent.state.pairing.new_code)).status == 200


def test_many_browsers_each_with_its_own_token(agent: Agent) -> None:
    one, two = Paired(agent, CHROMIUM), Paired(agent, FIREFOX)
    again = Paired(agent, CHROMIUM)
    assert len({one.token, two.token, again.token}) == 3
    assert [each.get("/v1/history").status for each in (one, two, again)] == [200, 200, 200]


def test_revoked_client_may_not_ask(agent: Agent, paired: Paired) -> None:
    agent.state.store.revoke_client(paired.client_id)
    agent.wait_for(agent.state.refresh_clients)
    answer = paired.get("/v1/history")
    assert (answer.status, answer.json["code"]) == (401, "not_paired")


def test_only_hashes_are_kept(agent: Agent, paired: Paired) -> None:
    kept = b"".join(path.read_bytes() for path in agent.folder.glob(f"{STORE_FILE}*"))
    assert hash_token(paired.token).encode() in kept
    assert paired.token.encode() not in kept


def test_stolen_store_opens_nothing(agent: Agent, paired: Paired) -> None:
    """What is in the store is no token."""
    stolen = next(client.token_hash for client in agent.state.clients if client.id == paired.client_id)
    headers: dict[str, str | list[str] | None] = {"Sec-Fetch-Site": "none", "Authorization": f"Bearer {stolen}"}
    assert agent.ask("GET", "/v1/history", headers).status == 401


def test_terminal_token_is_new_with_every_start(tmp_path: Path) -> None:
    with Agent(tmp_path, size=0) as agent:
        before = agent.local_token
    with Agent(tmp_path, size=0) as agent:
        assert agent.local_token != before
        assert agent.ask("GET", "/v1/history", {"Authorization": f"Bearer {before}"}).status == 403
        assert agent.ask("GET", "/v1/history", {"Authorization": f"Bearer {agent.local_token}"}).status == 200


# --------------------------------------------------------------------------------- the agent proves itself


def hello(agent: Agent, query: str) -> Answer:
    return agent.ask("GET", f"/v1/hello?{query}", {"Sec-Fetch-Site": "same-origin"})


def test_proof(agent: Agent, paired: Paired) -> None:
    """Computed here from the contract's words alone."""
    nonce = "0123456789abcdef_-"
    key = hmac.new(hashlib.sha256(paired.token.encode()).digest(), b"whosasking.hello.key.v1", "sha256").digest()
    expected = hmac.new(key, f"whosasking.hello.v1|{nonce}|{agent.port}".encode(), "sha256").hexdigest()
    assert hello(agent, f"nonce={nonce}&client={paired.client_id}").json["proof"] == expected


def test_relayed_proof_is_for_the_wrong_port(agent: Agent, paired: Paired) -> None:
    """A squatter on another port that asks the real agent gets what does not fit its own port."""
    nonce = "0123456789abcdef"
    relayed = hello(agent, f"nonce={nonce}&client={paired.client_id}").json["proof"]
    assert relayed == proof(hash_token(paired.token), nonce, agent.port)
    assert relayed != proof(hash_token(paired.token), nonce, agent.port + 1)


@pytest.mark.parametrize("client", ["", "c_0000000000000000", "nobody"])
def test_no_proof_for_strangers(agent: Agent, client: str) -> None:
    assert hello(agent, f"nonce=0123456789abcdef&client={client}").json["proof"] is None


@pytest.mark.parametrize(
    "nonce", ["", "short", "x" * 129, "0123456789abcde%7C", "0123456789abcdef%0A", "0123456789abcdef%C3%B1"]
)
def test_nonce_is_bounded(agent: Agent, nonce: str) -> None:
    answer = hello(agent, f"nonce={nonce}&client=x")
    assert (answer.status, answer.json["code"]) == (400, "bad_nonce")


def test_worked_example_of_the_contract() -> None:
    example = json.loads(Path("shared/examples/hello-proof.json").read_text("utf-8"))
    assert hash_token(example["token"]) == example["token_hash"]
    assert proof(example["token_hash"], example["nonce"], example["port"]) == example["proof"]
