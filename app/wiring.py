"""Every connection between floors, in one list: events go up, requests go down, nothing else joins them."""

from typing import TYPE_CHECKING

from app.desk import Services, Windows

if TYPE_CHECKING:
    from app.leaving import Leaving
    from app.main import Desk
    from app.passwords import Passwords


def wire(desk: "Desk", services: Services, windows: Windows) -> None:
    """Join the parts of one desk; called once, before anything is started."""
    _phone_and_calls(services)
    _form_and_outbox(services)
    _end_the_wrap_up(services, windows)
    _show_the_call(services, windows)
    _show_the_customer(services, windows)
    _show_the_pages(services, windows)
    _reach_the_manager(services, windows)
    _share_the_customer(services, windows)
    _verify_the_caller(services, windows)
    _show_the_lights(services, windows)
    _ask_about_the_call(services, windows)
    _ask_about_the_agent(services, windows)
    _lock_the_screen(services, windows)
    _measure(services, windows)
    _look_and_leave(desk, services, windows)


def _phone_and_calls(services: Services) -> None:
    services.phone.event_told.connect(services.calls.on_event)
    services.phone.event_told.connect(services.lights.on_event)
    services.calls.call_changed.connect(services.topic.on_call_changed)  # its card comes with the next line
    services.calls.call_changed.connect(services.caller.on_call_changed)
    services.caller.caller_doubted.connect(services.calls.doubt)
    services.calls.call_changed.connect(services.agent.on_call_changed)
    services.calls.call_changed.connect(services.form.on_call_changed)
    # A call that ends on hold was not on the strip: only this tells its card, its form and the agent's state.
    services.calls.call_ended.connect(services.caller.on_call_changed)
    services.calls.call_ended.connect(services.form.on_call_changed)
    services.calls.call_ended.connect(services.agent.on_call_ended)
    services.calls.call_taken.connect(services.caller.on_call_taken)
    services.calls.call_taken.connect(services.form.on_call_taken)
    services.lights.phone_status_changed.connect(services.agent.on_phone_status)
    services.lights.sound_status_changed.connect(services.agent.on_sound_status)
    services.phone.event_told.connect(services.notices.on_event)
    services.phone.event_told.connect(services.log.on_event)
    services.reader.status_changed.connect(services.log.on_central_status)
    services.sync.state_changed.connect(services.log.on_sync_state)


def _form_and_outbox(services: Services) -> None:
    services.caller.customer_chosen.connect(services.form.on_customer_chosen)
    services.caller.customer_chosen.connect(services.day.on_customer_chosen)
    services.caller.customer_chosen.connect(services.missed.on_customer_chosen)
    services.calls.call_ended.connect(services.missed.on_call_ended)
    services.missed.interaction_saved.connect(services.sync.nudge)
    services.missed.interaction_saved.connect(services.day.on_interaction_saved)
    services.form.interaction_saved.connect(services.sync.nudge)
    services.form.interaction_saved.connect(services.day.on_interaction_saved)
    services.form.interaction_saved.connect(services.agent.on_form_saved)
    services.form.interaction_saved.connect(services.caller.clear)
    services.form.form_opened.connect(services.caller.on_form_opened)
    services.agent.reason_ran_long.connect(services.notices.on_reason_ran_long)
    services.sync.state_changed.connect(services.notices.on_sync_state)
    services.sync.state_changed.connect(services.reader.on_sync_state)
    services.agent.interval_closed.connect(services.state_log.on_interval_closed)
    services.state_log.kept.connect(services.sync.nudge)
    services.waiting.sent_again.connect(services.sync.nudge)
    services.sync.item_confirmed.connect(services.form.on_confirmed)
    services.sync.item_needs_attention.connect(services.form.on_attention)
    services.sync.pending_changed.connect(services.waiting.on_pending_changed)
    services.reader.reference_known.connect(services.reference.on_reference_known)
    services.reader.day_done.connect(services.day.on_day_done)
    services.reference.reference_changed.connect(services.form.set_reference)


def _end_the_wrap_up(services: Services, windows: Windows) -> None:
    # In this order: what still stands in the fields is told, then the form is closed as it is.
    services.agent.wrap_expired.connect(windows.tell_typed)
    services.agent.wrap_expired.connect(services.form.close_unwrapped)
    services.form.unwrapped_closed.connect(services.notices.tell)


def _show_the_call(services: Services, windows: Windows) -> None:
    services.calls.call_changed.connect(windows.show_call)
    services.calls.waiting_changed.connect(windows.show_waiting)
    services.agent.status_changed.connect(windows.show_status)
    services.agent.status_changed.connect(windows.form.show_wrap)
    services.form.form_opened.connect(windows.show_form)
    services.form.form_closed.connect(windows.close_form)
    services.form.problems_found.connect(windows.form.show_problems)
    services.form.problems_found.connect(windows.card.show_problems)
    services.form.save_state_changed.connect(windows.form.show_save_state)
    services.form.interaction_saved.connect(windows.show_saved)


def _show_the_customer(services: Services, windows: Windows) -> None:
    services.topic.topic_changed.connect(windows.card.face.show_topic)
    services.caller.card_changed.connect(services.topic.on_card_changed)  # before its card: the head is made once
    services.caller.card_changed.connect(windows.show_card)
    services.reader.search_done.connect(windows.search.show_results)
    services.reader.search_failed.connect(windows.search.show_failed)
    services.day.day_changed.connect(windows.today.show_day)
    services.reader.tasks_done.connect(windows.today.show_tasks)
    services.reader.history_done.connect(windows.card.show_history)
    services.reader.identity_known.connect(windows.agent_bar.show_identity)
    services.reference.reference_changed.connect(windows.show_reference)
    services.reference.reference_changed.connect(services.topic.on_reference_changed)


def _show_the_pages(services: Services, windows: Windows) -> None:
    """After the card itself: a page that is known already is then shown for the customer it is of."""
    tabs, pages, edits = windows.card.tabs, services.pages, services.edits
    services.caller.card_changed.connect(pages.on_card_changed)
    services.caller.card_changed.connect(edits.on_card_changed)
    tabs.page_asked.connect(pages.open)
    tabs.pages_left.connect(pages.close)
    tabs.customer_asked.connect(services.caller.open_by_id)
    pages.page_changed.connect(tabs.show_page)
    pages.page_failed.connect(tabs.show_page_failure)
    tabs.details.change_asked.connect(edits.change)
    tabs.details.decide_asked.connect(edits.decide)
    edits.pending_changed.connect(tabs.details.show_pending)
    edits.decision_failed.connect(tabs.details.show_decision_failed)
    edits.kept.connect(services.sync.nudge)
    edits.failed.connect(services.notices.tell)
    edits.profile_outdated.connect(services.caller.refresh)
    services.sync.item_confirmed.connect(edits.on_confirmed)
    services.sync.item_needs_attention.connect(edits.on_attention)


def _reach_the_manager(services: Services, windows: Windows) -> None:
    callbacks, panel = services.callbacks, windows.manager
    services.caller.card_changed.connect(callbacks.on_card_changed)
    services.caller.card_changed.connect(panel.show_card)
    services.calls.call_changed.connect(callbacks.on_call_changed)
    services.form.form_opened.connect(callbacks.on_form_opened)
    services.form.form_closed.connect(callbacks.on_form_closed)
    callbacks.phone_known.connect(panel.show_phone)
    callbacks.phase_changed.connect(panel.show_phase)
    callbacks.kept.connect(services.sync.nudge)
    callbacks.failed.connect(services.notices.tell)
    services.sync.item_confirmed.connect(callbacks.on_confirmed)
    services.sync.item_needs_attention.connect(callbacks.on_attention)
    panel.callback_asked.connect(callbacks.ask)
    panel.call_asked.connect(services.calls.dial_about)
    windows.card.manager_asked.connect(windows.open_manager)


def _share_the_customer(services: Services, windows: Windows) -> None:
    services.caller.card_changed.connect(services.sharing.on_card_changed)
    services.caller.card_changed.connect(windows.sharing.show_card)
    windows.card.tabs.details.sharing_asked.connect(windows.open_sharing)
    windows.sharing.state_asked.connect(services.sharing.ask)
    windows.sharing.share_asked.connect(services.sharing.share)
    windows.sharing.unshare_asked.connect(services.sharing.unshare)
    services.sharing.protection_told.connect(windows.sharing.show_protection)
    services.sharing.refused.connect(windows.sharing.show_refused)


def _verify_the_caller(services: Services, windows: Windows) -> None:
    services.caller.card_changed.connect(services.verification.on_card_changed)
    services.calls.call_changed.connect(services.verification.on_call_changed)
    services.calls.call_ended.connect(services.verification.on_call_changed)
    # The card first: what the strip says of the call is then no reason to look again.
    services.verification.level_told.connect(services.caller.on_level_told)
    services.verification.call_trusted.connect(services.calls.set_trust)
    services.verification.verifying_changed.connect(windows.form.verification.show_verifying)
    services.verification.verifying_changed.connect(windows.strip.show_verifying)
    windows.form.verification.answer_asked.connect(services.verification.answer)
    windows.form.verification.judge_asked.connect(services.verification.judge)
    windows.form.verification.again_asked.connect(services.verification.look_again)
    services.caller.card_changed.connect(services.reveals.on_card_changed)
    services.caller.card_changed.connect(windows.reveal.show_card)
    windows.card.face.tabs.reveal_asked.connect(windows.open_reveal)
    windows.reveal.reveal_asked.connect(services.reveals.ask)
    services.reveals.revealed.connect(windows.reveal.show_revealed)
    services.reveals.refused.connect(windows.reveal.show_refused)
    windows.agent_bar.locked_calls_asked.connect(windows.open_locked_calls)
    windows.locked_calls.list_asked.connect(services.locked_calls.ask)
    windows.locked_calls.unlock_asked.connect(services.locked_calls.unlock)
    services.locked_calls.listed.connect(windows.locked_calls.show_calls)
    services.locked_calls.refused.connect(windows.locked_calls.show_refused)


def _show_the_lights(services: Services, windows: Windows) -> None:
    services.lights.phone_status_changed.connect(windows.show_phone_status)
    services.lights.sound_status_changed.connect(windows.status_line.show_sound)
    services.lights.sound_status_changed.connect(windows.preferences.show_sound)
    services.phone.event_told.connect(windows.show_phone_event)
    services.lights.phone_status_changed.connect(services.notices.on_phone_status)
    services.lights.sound_status_changed.connect(services.notices.on_sound_status)
    services.reader.status_changed.connect(services.notices.on_central_status)
    services.reader.status_changed.connect(services.on_central_status)
    services.room.room_changed.connect(services.notices.on_room_changed)
    windows.window.close_asked.connect(services.notices.on_close_asked)
    windows.notice.closed.connect(services.notices.on_closed)
    services.notices.notice_told.connect(windows.notice.show_notice)
    services.state_log.failed.connect(services.notices.tell)
    services.missed.failed.connect(services.notices.tell)
    services.waiting.failed.connect(services.notices.tell)
    services.calls.dial_refused.connect(services.notices.tell)
    services.reader.status_changed.connect(windows.show_central_status)
    services.waiting.status_changed.connect(windows.status_line.show_pending)
    services.waiting.listed.connect(windows.pending.show_items)


def _ask_about_the_call(services: Services, windows: Windows) -> None:
    windows.strip.silence_asked.connect(services.phone.stop_ringer)
    windows.strip.answer_asked.connect(services.calls.answer)
    windows.strip.reject_asked.connect(services.calls.reject)
    windows.strip.hang_up_asked.connect(services.calls.hang_up)
    windows.strip.take_other_asked.connect(services.calls.take_other)
    windows.strip.reject_other_asked.connect(services.calls.reject_other)
    windows.strip.hold_asked.connect(services.calls.toggle_hold)
    windows.strip.mute_asked.connect(services.calls.toggle_mute)
    windows.strip.digits_asked.connect(services.calls.send_digits)
    windows.form.form_typed.connect(services.form.on_form_typed)
    windows.form.save_asked.connect(windows.card.tell)  # the form has told its own before it asks
    windows.form.save_asked.connect(services.form.save)
    windows.form.return_asked.connect(services.form.return_to)
    windows.card.prospect_typed.connect(services.form.on_prospect_typed)
    windows.card.customer_chosen.connect(services.caller.choose)
    windows.card.reason_typed.connect(services.caller.open_with_reason)
    windows.card.history_asked.connect(services.caller.ask_history)
    windows.search.search_asked.connect(services.reader.ask_search)
    windows.search.customer_opened.connect(services.caller.open_customer)
    windows.today.customer_asked.connect(services.caller.open_by_id)
    windows.today.number_asked.connect(services.calls.dial)
    windows.search.number_asked.connect(services.calls.dial)


def _ask_about_the_agent(services: Services, windows: Windows) -> None:
    windows.agent_bar.ready_asked.connect(services.agent.choose_ready)
    windows.agent_bar.not_ready_asked.connect(services.agent.choose_not_ready)
    windows.agent_bar.pending_cleared.connect(services.agent.clear_pending)
    windows.agent_bar.sign_out_asked.connect(services.agent.sign_out)
    windows.form.extend_asked.connect(services.agent.extend_wrap)
    windows.form.end_wrap_asked.connect(services.agent.end_wrap)


def _lock_the_screen(services: Services, windows: Windows) -> None:
    services.lock.locked_changed.connect(windows.window.show_locked)
    services.lock.locked_changed.connect(services.agent.on_locked)
    services.lock.refused.connect(windows.lock_page.show_refused)
    services.agent.status_changed.connect(services.lock.on_agent_status)
    services.calls.call_changed.connect(windows.lock_page.show_call)
    services.reader.identity_known.connect(windows.lock_page.show_identity)
    windows.window.lock_asked.connect(services.lock.lock)
    windows.window.activity_seen.connect(services.lock.on_activity)
    windows.agent_bar.lock_asked.connect(services.lock.lock)
    windows.lock_page.unlock_asked.connect(services.lock.unlock)


def _measure(services: Services, windows: Windows) -> None:
    steps = services.steps
    if steps is None:
        return
    services.phone.event_told.connect(steps.on_event)
    services.reader.lookup_done.connect(steps.on_lookup_done)
    windows.card.profile_painted.connect(steps.on_card_painted)
    services.form.interaction_saved.connect(steps.on_interaction_saved)
    services.sync.item_pushed.connect(steps.on_pushed)
    services.sync.item_confirmed.connect(steps.on_confirmed)


def _look_and_leave(desk: "Desk", services: Services, windows: Windows) -> None:
    windows.agent_bar.language_asked.connect(desk.choose_language)
    windows.agent_bar.theme_asked.connect(desk.choose_theme)
    windows.agent_bar.preferences_asked.connect(windows.open_preferences)
    windows.preferences.language_asked.connect(desk.choose_language)
    windows.preferences.theme_asked.connect(desk.choose_theme)
    windows.preferences.device_asked.connect(desk.choose_device)
    windows.status_line.sound_clicked.connect(windows.open_preferences)
    windows.status_line.pending_clicked.connect(services.waiting.list_now)
    windows.status_line.pending_clicked.connect(windows.open_pending)
    windows.pending.try_again_asked.connect(services.waiting.try_again)
    windows.window.closed.connect(desk.close)
    services.agent.status_changed.connect(desk.on_agent_status)


def wire_the_way_in_and_out(passwords: "Passwords", leaving: "Leaving", services: Services, windows: Windows) -> None:
    """Passwords asked at work, and what happens between signing out and the end of the program."""
    windows.status_line.phone_clicked.connect(passwords.on_phone_clicked)
    windows.status_line.central_clicked.connect(passwords.on_central_clicked)
    windows.password.password_given.connect(passwords.on_password_given)
    services.waiting.status_changed.connect(leaving.on_pending)
