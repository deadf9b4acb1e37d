"""What collecting must withstand, fault by fault: which test says so, and which line of code makes it true.

The rows are those of the robustness table that the collectors were built after, and two that it lacks at the end.
`test_robustness_table.py` checks that every test named here exists and every line stands where it is said to; its slow
test takes each line out in a copy of the project and sees the test fail. `python -m tests.collectors.robustness` prints
the list.
"""

import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Withstood:
    """One behaviour.

    Attributes:
        fault: Row of the table.
        test: Where it is tested: file below tests/, `::`, name; of a parametrized one also its id.
        file: Where it is written.
        line: What is written there; stands once in the file.
        without: What stands there once the behaviour is taken out.
    """

    fault: str
    test: str
    file: str
    line: str
    without: str


_S, _F, _X = "collectors/test_session.py::", "collectors/test_session_failures.py::", "collectors/test_collect_x.py::"
_O, _R = "collectors/test_collect_odd_answers.py::", "collectors/test_collect_reddit.py::"
_W, _V = "collectors/test_collect_x_windows.py::", "collectors/test_collect_x_vocabulary.py::"
_T, _P = "collectors/test_certificate.py::", "collectors/test_reddit.py::"
_C, _U = "collectors/test_refused_credential.py::", "collectors/test_window.py::"
_PACER, _SESSION = "collectors/http/pacer.py", "collectors/http/session.py"
_TIME = "collectors/http/server_time.py"
_WINDOW, _FETCH = "collectors/live/window.py", "collectors/live/x_fetch.py"
_LIMIT, _BROKEN = "429 with reset", "truncated JSON / HTML 200 / empty 200 / null"
_TLS, _GONE = "TLS failure", "Reddit: [deleted], [removed], edited in all its types"
_CIRCLE = "duplicate page, stuck token, token cycle"

BEHAVIOURS: tuple[Withstood, ...] = (
    Withstood(
        _LIMIT, f"{_S}test_429_with_a_reset_is_waited_out_with_jitter", _PACER,
        "seconds = min(max(asked, 1.0), patience.longest_rate_wait)", "seconds = 5.0",
    ),
    Withstood(
        _LIMIT, f"{_S}test_429_is_waited_out_by_the_servers_clock_when_ours_is_an_hour_off", _TIME,
        "self._ahead = ahead", "pass",
    ),
    Withstood(
        _LIMIT, f"{_S}test_a_reset_far_ahead_is_waited_for_at_most_sixteen_minutes", _PACER,
        "seconds = min(max(asked, 1.0), patience.longest_rate_wait)", "seconds = max(asked, 1.0)",
    ),
    Withstood(
        _LIMIT, f"{_S}test_the_waits_of_a_run_are_counted_over_all_its_requests", _PACER,
        "if self._rate_waits > patience.rate_waits or", "if",
    ),
    Withstood(
        "429 without/with past/garbage reset", f"{_S}test_429_without_a_usable_reset_waits_longer_each_time", _PACER,
        "patience.first_guessed_wait * 2**earlier_waits", "patience.first_guessed_wait",
    ),
    Withstood(
        "429 without/with past/garbage reset", f"{_S}test_429_with_a_past_reset_ends_the_run_and_never_loops", _PACER,
        "if self._rate_waits > patience.rate_waits or", "if",
    ),
    Withstood(
        "429 without/with past/garbage reset", f"{_O}test_a_run_that_a_rate_limit_ends_goes_on_from_its_cursor",
        _WINDOW, "return replace(moved, next_token=next_token,", "return replace(moved, next_token=None,",
    ),
    Withstood(
        "401", f"{_C}test_401_is_asked_once_and_no_later_run_asks_again", "collectors/live/standing.py",
        "        raise NotAuthorised(former.sentence(title))", "        pass",
    ),
    Withstood(
        "401", f"{_C}test_a_refused_credential_of_reddit_is_renewed_once_and_then_left_alone", _SESSION,
        "self._renewals -= 1", "self._renewals -= 0",
    ),
    Withstood(
        "401", f"{_C}test_it_is_seen_in_the_status_in_the_snapshot_and_told_once",
        "warehouse/collecting/collecting_state.py",
        " or (refused and refused.sentence(settings.rights[source].title))", "",
    ),
    Withstood(
        "402 / usage cap", f"{_X}test_a_used_up_quota_pauses_the_source_until_it_is_counted_anew",
        "collectors/live/standing.py", "            pause(con, source, over.until_at, str(over))", "            pass",
    ),
    Withstood(
        "402 / usage cap",
        "collectors/test_collect_command.py::test_collecting_says_by_its_exit_code_that_the_quota_of_a_platform_is_used_up",
        "dashboard/commands/collect.py", "sys.exit(1 if report.is_failure else USED_UP)", "sys.exit(1)",
    ),
    Withstood(
        "403", f"{_S}test_403_is_not_tried_again", _SESSION, "if status == 403:", "if status == 999:",
    ),
    Withstood(
        "403", f"{_O}test_a_source_that_forbids_is_stopped_and_the_other_is_collected", "collectors/live/collect.py",
        "        tally.failure = str(error)\n", "        raise\n",
    ),
    Withstood(
        "400 naming a field", f"{_V}test_auto_switches_once_and_for_the_whole_run", _FETCH,
        "            return self._asked_after_refusal(route, params, refused)\n", "            raise\n",
    ),
    Withstood(
        "400 naming a field",
        f"{_V}test_a_server_that_takes_fields_it_does_not_know_is_asked_in_the_other_vocabulary_once",
        _FETCH, "if not _ignores_fields(document):", "if True:",
    ),
    Withstood(
        "400 naming a field", f"{_O}test_an_id_that_x_calls_too_old_is_replaced_by_a_time",
        "collectors/live/x_collect.py", "bound_by_time(cursor) if refused.is_about_lower_bound else cursor", "cursor",
    ),
    Withstood(
        "400 naming a field", f"{_W}test_a_week_without_collection_is_noted_as_a_gap", _WINDOW,
        "Gap(cursor.covered_until_at or oldest_at, oldest_at) if is_lost else None", "None",
    ),
    Withstood(
        "5xx burst", f"{_F}test_a_burst_of_5xx_is_waited_out_with_growing_pauses", _PACER,
        "patience.first_wait * 2 ** (tries - 1)", "patience.first_wait",
    ),
    Withstood(
        "5xx burst", f"{_F}test_5xx_without_end_ends_the_run_within_five_minutes", _SESSION,
        "if tries >= self._pacer.patience.tries or", "if tries >= 50 or",
    ),
    Withstood(
        "5xx burst", f"{_F}test_a_server_that_fails_again_and_again_is_left_alone", "collectors/http/breaker.py",
        "self._opened_at = now", "pass",
    ),
    Withstood(
        "hang", f"{_F}test_a_server_that_hangs_is_given_up_after_the_read_timeout", _SESSION,
        "timeout=(min(patience.connect, left), min(patience.read, left)),", "timeout=None,",
    ),
    Withstood(
        "hang", f"{_F}test_a_server_that_drips_bytes_is_given_up", "collectors/http/body.py",
        "if monotonic() > give_up_at or size > most:", "if size > most:",
    ),
    Withstood(
        "hang", f"{_F}test_a_run_ends_at_its_deadline", _PACER, "        if left <= 0:\n", "        if False:\n",
    ),
    Withstood(
        _BROKEN, f"{_F}test_a_200_that_is_never_the_protocol_is_no_empty_result", _SESSION,
        "problem = shape(answer.content) if 200 <= status < 300 else None", "problem = None",
    ),
    Withstood(
        _BROKEN, f"{_R}test_an_empty_answer_never_counts_as_nothing_found", _SESSION,
        "problem = shape(answer.content) if 200 <= status < 300 else None", "problem = None",
    ),
    Withstood(
        _BROKEN, f"{_F}test_the_bytes_of_a_broken_answer_are_kept_as_they_came", _SESSION,
        "self._quarantine(Quarantined(without_query(answer.url), status, problem, answer.content))", "pass",
    ),
    Withstood(
        _CIRCLE, f"{_O}test_a_page_that_comes_again_and_again_ends_and_loses_nothing", _WINDOW,
        "if token in cursor.tokens or moved.idle_pages >= _IDLE_PAGES or", "if",
    ),
    Withstood(
        _CIRCLE, f"{_U}test_a_token_that_was_followed_before_stalls_the_window", _WINDOW,
        "if token in cursor.tokens or", "if",
    ),
    Withstood(
        _CIRCLE, f"{_U}test_three_pages_without_anything_older_stall_the_window", _WINDOW,
        " or moved.idle_pages >= _IDLE_PAGES", "",
    ),
    Withstood(
        _CIRCLE, f"{_R}test_pages_of_reddit_that_lead_in_circles_end_and_are_read_again_by_the_next_run",
        "collectors/live/reddit_collect.py", "if following in walk.followed:", "if False:",
    ),
    Withstood(
        "empty page with next_token", f"{_O}test_an_empty_page_with_a_token_is_not_the_end",
        "collectors/live/x_collect.py", "str(token) if token else None", "str(token) if token and found else None",
    ),
    Withstood(
        "out-of-order, late-indexed ids", f"{_O}test_pages_that_come_out_of_order_lose_nothing", _WINDOW,
        "held = sorted(ids)", "held = list(ids)[::-1]",
    ),
    Withstood(
        "out-of-order, late-indexed ids", f"{_W}test_a_post_that_is_found_late_is_not_lost", _WINDOW,
        "min(covered) - overlap if covered", "max(covered) if covered",
    ),
    Withstood(
        "clock skew", f"{_S}test_the_time_is_the_servers", _TIME, "self._ahead = ahead", "pass",
    ),
    Withstood(
        "clock skew", f"{_O}test_a_question_never_names_an_end_so_that_no_clock_can_put_it_into_the_future", _FETCH,
        '"until_id": until_id,', '"until_id": until_id, "end_time": f"{datetime.now():%Y-%m-%dT%H:%M:%SZ}",',
    ),
    Withstood(
        "clock skew", f"{_W}test_a_wrong_clock_of_ours_changes_no_question", _TIME,
        "self._ahead = ahead", "pass",
    ),
    Withstood(
        "clock skew", f"{_S}test_a_server_whose_clock_is_days_from_ours_is_not_gone_on_with", _TIME,
        "if abs(ahead) > _FURTHEST:", "if False:",
    ),
    Withstood(
        "lone surrogate", f"{_O}test_a_text_that_breaks_others_is_stored[a lone surrogate]", "warehouse/clean_text.py",
        '_SURROGATE.sub("\\ufffd", shortened)', "shortened",
    ),
    Withstood(
        "NUL", f"{_O}test_a_text_that_breaks_others_is_stored[a NUL]", "warehouse/clean_text.py",
        '_CONTROL.sub("", ', "str(",
    ),
    Withstood(
        "invalid UTF-8",
        f"{_O}test_bytes_that_are_no_utf_8_are_marked_in_the_text_and_kept_as_they_were_in_the_raw_payload",
        _SESSION, "answer._content = escaped(answer.content)", "pass",
    ),
    Withstood(
        "huge text (20 MB)",
        f"{_O}test_a_text_of_megabytes_is_cut_in_the_store_and_kept_whole_for_as_long_as_raw_payloads_are",
        "warehouse/clean_text.py", "return composed[:LONGEST].rstrip(),", "return composed,",
    ),
    Withstood(
        "19-digit ids", f"{_O}test_an_id_written_as_a_number_keeps_every_digit", "collectors/x.py",
        'else str(post["id"])', 'else f"{float(post[\'id\']):.0f}"',
    ),
    Withstood(
        "missing fields / unknown kinds",
        f"{_O}test_a_post_that_lacks_what_is_needed_goes_into_quarantine_and_the_others_are_kept", "collectors/x.py",
        'if "text" not in post:', "if False:",
    ),
    Withstood(
        "missing fields / unknown kinds", f"{_O}test_fields_and_kinds_that_nobody_knows_change_nothing",
        "collectors/x.py", "[each for each in found if isinstance(each, Mapping)]", "list(found)",
    ),
    Withstood(
        "protected / suspended / deleted reference", f"{_O}test_a_reference_that_is_gone_is_no_error",
        "collectors/x.py", "gone=stubs,", "gone=(),",
    ),
    Withstood(
        "kill mid-page", f"{_O}test_a_page_that_is_cut_short_while_it_is_written_leaves_neither_items_nor_cursor",
        "warehouse/inbox.py", "        with transaction(con):\n            yield con", "        yield con",
    ),
    Withstood(
        "disk full",
        "collectors/test_full_disk.py::test_a_disk_that_fills_up_is_said_and_what_was_collected_is_whole_and_gone_on_from",
        "warehouse/files/full_disk.py", "if os.strerror(number).casefold() in str(each).casefold())", "if False)",
    ),
    Withstood(
        "disk full", "collectors/test_full_disk.py::test_nothing_is_asked_when_hardly_any_room_is_left",
        "collectors/live/collect.py", "    check_room(home)\n", "",
    ),
    Withstood(
        "second process",
        "collectors/test_collect_command.py::test_a_second_collection_is_told_who_asks_the_platforms_and_asks_nothing",
        "collectors/live/collect.py", '    with asking_lock(home, "heed collect"):', "    if home:",
    ),
    Withstood(
        _TLS, f"{_T}test_a_certificate_that_nobody_vouches_for_is_refused_at_once_and_nothing_is_sent", _SESSION,
        'verify=settings["verify"],', "verify=False,",
    ),
    Withstood(
        _TLS, f"{_T}test_a_certificate_that_nobody_vouches_for_is_refused_at_once_and_nothing_is_sent", _SESSION,
        "            if mistrust:", "            if False:",
    ),
    Withstood(
        _TLS, f"{_T}test_a_handshake_that_breaks_off_is_tried_again_for_a_while_and_is_no_refusal",
        "collectors/http/certificate.py", "if isinstance(each, ssl.SSLCertVerificationError)",
        "if isinstance(each, OSError)",
    ),
    Withstood(
        _GONE, f"{_P}test_what_was_deleted_is_left_out[[deleted]]", "collectors/reddit.py",
        "body.strip().casefold() in _GONE or ", "",
    ),
    Withstood(
        _GONE, f"{_P}test_what_was_deleted_is_left_out[[removed]]", "collectors/reddit.py",
        '_GONE = frozenset(("[deleted]", "[removed]", ', '_GONE = frozenset(("[deleted]", ',
    ),
    Withstood(
        _GONE, f"{_P}test_a_submission_of_a_link_that_was_removed_is_left_out_although_its_title_is_shown",
        "collectors/reddit.py", ' or data.get("removed_by_category")', "",
    ),
    Withstood(
        _GONE, f"{_P}test_a_deleted_author_is_nobody", "collectors/reddit.py",
        "if author and str(author) not in _GONE", "if author",
    ),
    Withstood(
        _GONE, f"{_P}test_every_kind_of_edited_gives_a_revision[True-1]", "collectors/reddit.py",
        "        return int(value)\n", "        return 0\n",
    ),
)  # fmt: skip

FAULTS = tuple(dict.fromkeys(each.fault for each in BEHAVIOURS))
"""The rows of the table, in its order."""

if __name__ == "__main__":
    for behaviour in BEHAVIOURS:
        sys.stdout.write(f"{behaviour.fault:<42} tests/{behaviour.test}\n")
