"""Errors by SQLSTATE, without a database."""

from types import SimpleNamespace

import pytest
from psycopg import OperationalError, errors

from app.central.postgres_errors import classify, unreadable
from app.central.store import (
    CentralError,
    CentralForbidden,
    CentralRefused,
    CentralTooNew,
    CentralTooOld,
    CentralUnreachable,
    CentralUntrusted,
    ItemRejected,
)


@pytest.mark.parametrize(
    ("state", "family"),
    [
        ("08006", CentralUnreachable),
        ("40001", CentralUnreachable),
        ("40P01", CentralUnreachable),
        ("53300", CentralUnreachable),
        ("55P03", CentralUnreachable),
        ("57P01", CentralUnreachable),
        ("57014", CentralUnreachable),
        ("25006", CentralUnreachable),
        ("28000", CentralRefused),
        ("28P01", CentralRefused),
        ("42501", CentralRefused),
        ("42883", CentralTooOld),
        ("3F000", CentralTooOld),
        ("22001", ItemRejected),
        ("23514", ItemRejected),
        ("P0409", ItemRejected),
        ("XX000", CentralError),
    ],
)
def test_families(state: str, family: type[CentralError]) -> None:
    driver = SimpleNamespace(sqlstate=state, diag=SimpleNamespace(constraint_name="ck_x", message_detail="13800138001"))
    error = classify(SimpleNamespace(orig=driver), pushing=True)
    assert type(error) is family
    assert state in str(error)
    assert "138" not in str(error)


def test_whom_the_centre_does_not_have_is_said_in_a_word() -> None:
    error = classify(SimpleNamespace(orig=SimpleNamespace(sqlstate="P0404")))
    assert isinstance(error, CentralForbidden)
    assert error.word == "gone"


def test_only_a_push_is_rejected() -> None:
    assert type(classify(errors.CheckViolation("x"))) is CentralError
    assert type(classify(errors.CheckViolation("x"), pushing=True)) is ItemRejected


@pytest.mark.parametrize(
    ("words", "family"),
    [
        ('FATAL:  password authentication failed for user "anna"', CentralRefused),
        ("fe_sendauth: no password supplied", CentralRefused),
        ('FATAL:  no pg_hba.conf entry for host "10.0.0.1"', CentralRefused),
        ('FATAL:  role "anna" is not permitted to log in', CentralRefused),
        ("SSL error: certificate verify failed", CentralUntrusted),
        ('server certificate for "a" does not match host name "b"', CentralUntrusted),
        ("server does not support SSL, but SSL was required", CentralUntrusted),
        ('FATAL:  database "crm" does not exist', CentralTooOld),
        ("connection refused", CentralUnreachable),
        ("connection timeout expired", CentralUnreachable),
        ("failed to resolve host 'x': no address", CentralUnreachable),
        ("FATAL:  the database system is starting up", CentralUnreachable),
        ("FATAL:  sorry, too many clients already", CentralUnreachable),
        ('FATAL:  too many connections for role "anna"', CentralUnreachable),
        ("server closed the connection unexpectedly", CentralUnreachable),
        ("something nobody foresaw", CentralUnreachable),
    ],
)
def test_a_connection_that_never_came_about(words: str, family: type[CentralError]) -> None:
    error = classify(OperationalError(words), connecting=True)
    assert type(error) is family
    assert "anna" not in str(error)


def test_a_server_that_says_no_in_chinese() -> None:
    driver = SimpleNamespace(pgconn=SimpleNamespace(used_password=True), __str__=lambda: "")

    class Chinese(OperationalError):
        pgconn = driver.pgconn

    assert type(classify(Chinese('致命错误:  用户 "anna" Password 认证失败'), connecting=True)) is CentralRefused


def test_a_line_that_broke() -> None:
    assert type(classify(OperationalError("consuming input failed"))) is CentralUnreachable


def test_an_answer_nobody_understands() -> None:
    assert type(unreadable()) is CentralTooNew
