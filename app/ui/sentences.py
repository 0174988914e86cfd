"""Trouble and news in whole sentences: what happened, what is safe, what to do. Codes come from the services.

The same kind of tables as in `words.py`; `sentence(PHONE, "unreachable")` gives the text.
"""

from app.ui.mark import QT_TRANSLATE_NOOP
from app.ui.words import Table, word

sentence = word

SAVE_STATES: Table = {
    "draft": QT_TRANSLATE_NOOP("words", "Notes kept on this computer. Not saved yet."),
    "saved": QT_TRANSLATE_NOOP("words", "Saved. On its way to the centre."),
    "saved_waiting": QT_TRANSLATE_NOOP("words", "Saved. Goes to the centre when it is back ({waiting} waiting)."),
    "confirmed": QT_TRANSLATE_NOOP("words", "Saved, and confirmed by the centre."),
    "attention": QT_TRANSLATE_NOOP("words", "Saved here, but the centre did not take it. It is kept: see what waits."),
    "failed": QT_TRANSLATE_NOOP("words", "Not saved. Your text is still here."),
}

CALLBACK: Table = {
    "bad_number": QT_TRANSLATE_NOOP("words", "This is not a number that can be dialled."),
    "past": QT_TRANSLATE_NOOP("words", "This hour is past: choose a later one."),
    "title_missing": QT_TRANSLATE_NOOP("words", "Write what it is about."),
    "card_number": QT_TRANSLATE_NOOP("words", "A card number must not stand here. Its last four digits may."),
    "nobody": QT_TRANSLATE_NOOP("words", "Nobody looks after this customer: there is nobody to ask."),
}
"""Why a callback was not asked for."""

JOURNAL: Table = {
    "journal_full": QT_TRANSLATE_NOOP(
        "words", "The disk is full. What was saved is safe. Free some space and try again."
    ),
    "journal_failed": QT_TRANSLATE_NOOP(
        "words", "This computer cannot write its journal. What was saved is safe; tell IT."
    ),
    "journal_locked": QT_TRANSLATE_NOOP(
        "words", "Tellerline already runs on this computer. Use the open window, or close it first."
    ),
    "journal_key_wrong": QT_TRANSLATE_NOOP(
        "words", "The key does not open this computer's journal. What is in it is kept. Tell IT: they hold its copy."
    ),
    "journal_unwritable": QT_TRANSLATE_NOOP(
        "words", "The folder for the journal cannot be written. Nothing is lost. Tell IT: “tellerline doctor” names it."
    ),
    "journal_on_network": QT_TRANSLATE_NOOP(
        "words", "The journal's folder is on a network drive, which can lose it. Tell IT to choose a local one."
    ),
    "journal_broken": QT_TRANSLATE_NOOP(
        "words", "This computer's journal is damaged. It is left as it is. Tell IT before you do anything else."
    ),
    "journal_too_new": QT_TRANSLATE_NOOP(
        "words", "A newer Tellerline wrote this computer's journal. It is safe. Tell IT to update this program."
    ),
}
"""What the local store can suffer; used wherever it is told."""

FORM_PROBLEMS: Table = {
    **JOURNAL,
    "missing": QT_TRANSLATE_NOOP("words", "Please fill this in."),
    "required": QT_TRANSLATE_NOOP("words", "Please fill this in."),
    "disposition_missing": QT_TRANSLATE_NOOP("words", "Choose what the call was about."),
    "unknown": QT_TRANSLATE_NOOP("words", "Choose one from the list."),
    "too_long": QT_TRANSLATE_NOOP("words", "Too long: please shorten it."),
    "past": QT_TRANSLATE_NOOP("words", "This day has passed: choose a later one."),
    "task_missing": QT_TRANSLATE_NOOP("words", "This outcome needs a follow-up task with a date."),
    "date_missing": QT_TRANSLATE_NOOP("words", "Choose the day."),
    "name_missing": QT_TRANSLATE_NOOP("words", "The empty card has text but no name: write the name, or clear it."),
    "title_missing": QT_TRANSLATE_NOOP("words", "Say what is to be done."),
    "card_number": QT_TRANSLATE_NOOP(
        "words", "This looks like a card number: leave it out, it must not be written here."
    ),
    "call_running": QT_TRANSLATE_NOOP("words", "The call is still going on: save when it has ended."),
    "journal_full": QT_TRANSLATE_NOOP(
        "words", "The disk is full. Your text is still here: free some space, save again."
    ),
    "journal_failed": QT_TRANSLATE_NOOP("words", "It could not be written. Your text is still here: save again."),
}

PHONE: Table = {
    "": QT_TRANSLATE_NOOP("words", "Registered"),
    "working": QT_TRANSLATE_NOOP("words", "Registering"),
    "off": QT_TRANSLATE_NOOP("words", "Off"),
    "wrong_password": QT_TRANSLATE_NOOP(
        "words", "The exchange refused the line's password. Click the phone's light to type it again."
    ),
    "unreachable": QT_TRANSLATE_NOOP("words", "The exchange does not answer. Calls cannot reach you; trying again."),
    "bad_certificate": QT_TRANSLATE_NOOP(
        "words", "The exchange's certificate is not trusted. No call is made: tell IT."
    ),
    "refused": QT_TRANSLATE_NOOP("words", "The exchange refused this line. Tell your team lead."),
    "password_missing": QT_TRANSLATE_NOOP(
        "words", "The line's password is not known here. Click the phone's light to type it."
    ),
    "phone_restarting": QT_TRANSLATE_NOOP("words", "The phone is starting again. Your notes are safe."),
    "after_call": QT_TRANSLATE_NOOP("words", "The line signs in anew as soon as this call is over. The call goes on."),
    "not_configured": QT_TRANSLATE_NOOP("words", "No telephone line is set. The rest of the desk works."),
}

PHONE_SHORT: Table = {
    "": QT_TRANSLATE_NOOP("words", "registered"),
    "working": QT_TRANSLATE_NOOP("words", "registering"),
    "off": QT_TRANSLATE_NOOP("words", "off"),
    "wrong_password": QT_TRANSLATE_NOOP("words", "wrong password"),
    "unreachable": QT_TRANSLATE_NOOP("words", "exchange does not answer"),
    "bad_certificate": QT_TRANSLATE_NOOP("words", "certificate not trusted"),
    "refused": QT_TRANSLATE_NOOP("words", "line refused"),
    "password_missing": QT_TRANSLATE_NOOP("words", "password missing"),
    "phone_restarting": QT_TRANSLATE_NOOP("words", "starting again"),
    "after_call": QT_TRANSLATE_NOOP("words", "signs in after the call"),
    "not_configured": QT_TRANSLATE_NOOP("words", "no line set"),
}

SOUND: Table = {
    "": QT_TRANSLATE_NOOP("words", "Speaker: {speaker}. Microphone: {microphone}. Ringer: {ringer}."),
    "no_speaker": QT_TRANSLATE_NOOP("words", "No speaker found. The call goes on; plug in a headset."),
    "no_microphone": QT_TRANSLATE_NOOP(
        "words", "No microphone found. The customer cannot hear you; plug in a headset."
    ),
    "no_device": QT_TRANSLATE_NOOP("words", "No sound device found. The call goes on; plug in a headset."),
}

SOUND_SHORT: Table = {
    "": QT_TRANSLATE_NOOP("words", "ready"),
    "working": QT_TRANSLATE_NOOP("words", "looking for devices"),
    "off": QT_TRANSLATE_NOOP("words", "off"),
    "no_speaker": QT_TRANSLATE_NOOP("words", "no speaker"),
    "no_microphone": QT_TRANSLATE_NOOP("words", "no microphone"),
    "no_device": QT_TRANSLATE_NOOP("words", "no headset"),
}

CENTRAL: Table = {
    "": QT_TRANSLATE_NOOP("words", "The centre answers."),
    "unreachable": QT_TRANSLATE_NOOP("words", "The centre does not answer. Go on working: what you save is kept here."),
    "refused": QT_TRANSLATE_NOOP(
        "words",
        "The centre refused your sign-in. What you save is kept here. Click the centre's light to sign in.",
    ),
    "bad_certificate": QT_TRANSLATE_NOOP(
        "words", "The centre's certificate is not trusted: nothing is sent. What you save is kept here; tell IT."
    ),
    "too_old": QT_TRANSLATE_NOOP(
        "words", "The centre is older than this program. What you save is kept here; tell IT."
    ),
    "too_new": QT_TRANSLATE_NOOP("words", "This program is too old for the centre. What you save is kept; update it."),
}

CENTRAL_SHORT: Table = {
    "": QT_TRANSLATE_NOOP("words", "connected"),
    "working": QT_TRANSLATE_NOOP("words", "connecting"),
    "off": QT_TRANSLATE_NOOP("words", "off"),
    "unreachable": QT_TRANSLATE_NOOP("words", "does not answer"),
    "refused": QT_TRANSLATE_NOOP("words", "sign-in refused"),
    "bad_certificate": QT_TRANSLATE_NOOP("words", "certificate not trusted"),
    "too_old": QT_TRANSLATE_NOOP("words", "older than this program"),
    "too_new": QT_TRANSLATE_NOOP("words", "this program is too old"),
}

LOOKUPS: Table = {
    "unreachable": QT_TRANSLATE_NOOP("words", "The centre does not answer. You can write and save as always."),
    "timeout": QT_TRANSLATE_NOOP("words", "The centre took too long. You can write and save as always."),
    "refused": QT_TRANSLATE_NOOP("words", "The centre refused your sign-in: click its light. You can write and save."),
    "bad_certificate": QT_TRANSLATE_NOOP(
        "words", "The centre's certificate is not trusted. You can write and save; tell IT."
    ),
    "too_old": QT_TRANSLATE_NOOP("words", "The centre is older than this program. You can write and save; tell IT."),
    "too_new": QT_TRANSLATE_NOOP("words", "This program is too old for the centre. You can write and save; update it."),
    "failed": QT_TRANSLATE_NOOP("words", "The centre could not answer this. You can write and save; tell IT."),
}

SEARCHES: Table = LOOKUPS | {
    "searches": QT_TRANSLATE_NOOP("words", "Too many searches within a minute. Wait a moment, then search again."),
    "role": QT_TRANSLATE_NOOP("words", "Your role finds no customers."),
}

MATCHES: Table = {
    "code": QT_TRANSLATE_NOOP("words", "customer code"),
    "account": QT_TRANSLATE_NOOP("words", "account ending {ending}"),
    "card": QT_TRANSLATE_NOOP("words", "card ending {ending}"),
    "certificate": QT_TRANSLATE_NOOP("words", "certificate number"),
    "number": QT_TRANSLATE_NOOP("words", "number ending {ending}"),
    "number_end": QT_TRANSLATE_NOOP("words", "number ending {ending}"),
    "name": QT_TRANSLATE_NOOP("words", "name"),
    "given": QT_TRANSLATE_NOOP("words", "given name"),
    "pinyin": QT_TRANSLATE_NOOP("words", "pinyin"),
    "initials": QT_TRANSLATE_NOOP("words", "initials"),
    "word": QT_TRANSLATE_NOOP("words", "word of the name"),
}
"""Why a search found somebody."""

NOT_SEEN: Table = {
    "protected": QT_TRANSLATE_NOOP("words", "protected: opens on their call"),
    "reason": QT_TRANSLATE_NOOP("words", "protected: opens with a reason"),
    "staff": QT_TRANSLATE_NOOP("words", "one of the bank's own people: not for your team"),
    "vip": QT_TRANSLATE_NOOP("words", "looked after by the VIP desk"),
    "branch": QT_TRANSLATE_NOOP("words", "another branch's customer"),
    "role": QT_TRANSLATE_NOOP("words", "not for your role"),
}
"""Why no more than the line is shown."""

ATTENTION: Table = {
    "rejected": QT_TRANSLATE_NOOP(
        "words", "The centre did not take it as it is. It is kept here; tell your team lead."
    ),
    "conflict": QT_TRANSLATE_NOOP(
        "words", "The centre holds another record under this number. Both are kept; tell IT."
    ),
    "unreadable": QT_TRANSLATE_NOOP("words", "It cannot be read any more. It is kept here; tell IT."),
    "refused": QT_TRANSLATE_NOOP("words", "You have no right to write this. It is kept here; tell your team lead."),
    "failed": QT_TRANSLATE_NOOP("words", "The centre could not take it. It is kept here; tell IT."),
}

ATTENTION_SHORT: Table = {
    "rejected": QT_TRANSLATE_NOOP("words", "not accepted"),
    "conflict": QT_TRANSLATE_NOOP("words", "two records under one number"),
    "unreadable": QT_TRANSLATE_NOOP("words", "cannot be read"),
    "refused": QT_TRANSLATE_NOOP("words", "not allowed"),
    "failed": QT_TRANSLATE_NOOP("words", "not taken"),
}

SIGN_IN: Table = {
    "agent_missing": QT_TRANSLATE_NOOP("words", "Type your agent name."),
    "password_missing": QT_TRANSLATE_NOOP("words", "Type your password."),
    "refused": QT_TRANSLATE_NOOP("words", "Name or password is not right. Nothing is lost: type them again."),
    "refused_here": QT_TRANSLATE_NOOP(
        "words", "The centre does not answer, so type the password you last signed in with on this computer."
    ),
    "unreachable": QT_TRANSLATE_NOOP(
        "words", "The centre does not answer. What was saved here is safe. Check the network and try again."
    ),
    "too_old": QT_TRANSLATE_NOOP("words", "The centre is older than this program. Tell IT: it must be migrated first."),
    "too_new": QT_TRANSLATE_NOOP("words", "This program is too old for the centre. Tell IT: it must be updated."),
    "no_keyring": QT_TRANSLATE_NOOP(
        "words", "This computer has no keyring, so your password was not remembered. You are signed in all the same."
    ),
    **JOURNAL,
    "folder_unwritable": JOURNAL["journal_unwritable"],
    "journal_old_password_asked": QT_TRANSLATE_NOOP(
        "words", "Your password was changed. Type the one before it too, once: it opens what is kept here."
    ),
    "journal_key_lost": QT_TRANSLATE_NOOP(
        "words", "The key of this computer's journal is missing. What is in it is kept. Tell IT: they hold its copy."
    ),
    "keyring_failed": QT_TRANSLATE_NOOP(
        "words", "This computer's keyring refused. Nothing is lost. Unlock it and try again."
    ),
    "keyring_silent": QT_TRANSLATE_NOOP(
        "words", "This computer's keyring does not answer. It may ask for its own password in a window behind this one."
    ),
    "centre_needed": QT_TRANSLATE_NOOP(
        "words", "The centre does not answer, and it must for the first sign-in on this computer. Try again later."
    ),
    "bad_settings": QT_TRANSLATE_NOOP(
        "words", "The settings file has an error. Run “tellerline doctor”: it names the line."
    ),
    "bad_certificate": QT_TRANSLATE_NOOP(
        "words", "The centre's certificate is not trusted. Nothing was sent. Tell IT."
    ),
    "failed": QT_TRANSLATE_NOOP(
        "words", "That did not work. What was saved is safe. Run “tellerline doctor” or tell IT."
    ),
}

COMMANDS: Table = {
    "too_late": QT_TRANSLATE_NOOP("words", "The call had already ended."),
    "call_over": QT_TRANSLATE_NOOP("words", "The call had already ended."),
    "not_now": QT_TRANSLATE_NOOP("words", "The phone cannot do that at this moment. Try again in a second."),
    "not_possible": QT_TRANSLATE_NOOP("words", "The exchange does not allow this. The call goes on."),
    "no_free_line": QT_TRANSLATE_NOOP("words", "All lines are taken. End a call first."),
    "no_such_call": QT_TRANSLATE_NOOP("words", "The call had already ended."),
    "not_registered": QT_TRANSLATE_NOOP("words", "The telephone line is not signed in. The call was not made."),
    "call_lives": QT_TRANSLATE_NOOP("words", "A call is still on. End it before you dial."),
    "bad_number": QT_TRANSLATE_NOOP("words", "This is not a number that can be dialled."),
    "failed": QT_TRANSLATE_NOOP("words", "The phone could not do that. Try again."),
}

NOTICES: Table = {
    "phone_restarted": QT_TRANSLATE_NOOP("words", "The phone was restarted. Your notes are safe."),
    "phone_lost": QT_TRANSLATE_NOOP(
        "words", "The phone failed and starts again. Your notes are safe; the call is gone."
    ),
    "phone_back": QT_TRANSLATE_NOOP("words", "The phone is back and registered."),
    "phone_gives_up": QT_TRANSLATE_NOOP("words", "The phone does not start. Your notes are safe. Tell IT."),
    "no_speaker": SOUND["no_speaker"],
    "no_microphone": SOUND["no_microphone"],
    "no_device": SOUND["no_device"],
    "ring_timeout": QT_TRANSLATE_NOOP("words", "You missed a call and are now not ready. Choose Ready when you are."),
    "restored": QT_TRANSLATE_NOOP("words", "Your unsaved notes are back as you left them."),
    "drafts_restored": QT_TRANSLATE_NOOP("words", "Your unsaved notes are back as you left them."),
    "draft_unreadable": QT_TRANSLATE_NOOP(
        "words", "Unsaved notes of an earlier day cannot be read by this version. They are kept here; tell IT."
    ),
    "wrap_expired": QT_TRANSLATE_NOOP("words", "The wrap-up is over. What you wrote was saved as it stood."),
    "wrap_not_saved": QT_TRANSLATE_NOOP(
        "words", "The wrap-up is over, but it could not be saved. Your text is still in the form: save it again."
    ),
    **JOURNAL,
    "attention": SAVE_STATES["attention"],
    **{f"phone_{code}": text for code, text in PHONE.items() if code not in ("", "working", "off", "phone_restarting")},
    "phone_restarting": PHONE["phone_restarting"],
    **{f"central_{code}": text for code, text in CENTRAL.items() if code},
    "central_back": QT_TRANSLATE_NOOP("words", "The centre answers again. What waited here is on its way."),
    "room_low": QT_TRANSLATE_NOOP(
        "words", "This computer's disk is nearly full. What you save is safe; free some space, or tell IT."
    ),
    "log_unwritable": QT_TRANSLATE_NOOP(
        "words", "The log cannot be written. Everything else works; tell IT (“tellerline doctor” names the folder)."
    ),
    "choice_unwritable": QT_TRANSLATE_NOOP(
        "words", "Your choice holds until you sign out: the folder for settings cannot be written. Tell IT."
    ),
    "defect": QT_TRANSLATE_NOOP(
        "words", "Something in the program failed. Your notes are safe. Tell IT: a report lies in the log's folder."
    ),
    "call_on": QT_TRANSLATE_NOOP("words", "A call is going on. Hang up first (F4), then close."),
    "reason_near": QT_TRANSLATE_NOOP("words", "The time for this reason is nearly over."),
    "reason_over": QT_TRANSLATE_NOOP("words", "The time for this reason is over. Choose Ready, or another reason."),
    "stalled": QT_TRANSLATE_NOOP(
        "words", "Something saved here has not reached the centre for two minutes. It is safe; tell IT."
    ),
    "no_keyring": SIGN_IN["no_keyring"],
    "not_remembered": QT_TRANSLATE_NOOP(
        "words", "The keyring did not keep your password. You are signed in all the same."
    ),
}
"""What the one line below the strip can say."""

VERIFY_PROBLEMS: Table = {
    "unreachable": QT_TRANSLATE_NOOP(
        "words", "The centre does not answer: nobody can be verified now. The call goes on as it is."
    ),
    "refused": QT_TRANSLATE_NOOP("words", "The centre does not let you sign in: nobody can be verified now."),
    "call": QT_TRANSLATE_NOOP("words", "The centre does not know this call: nobody can be verified on it."),
    "protected": QT_TRANSLATE_NOOP("words", "This customer is protected and not yours to verify."),
    "staff": QT_TRANSLATE_NOOP("words", "The bank's own people are verified by another team."),
    "vip": QT_TRANSLATE_NOOP("words", "This customer is verified by the VIP desk."),
    "branch": QT_TRANSLATE_NOOP("words", "This customer belongs to another branch."),
    "role": QT_TRANSLATE_NOOP("words", "Your role does not verify customers."),
    "gone": QT_TRANSLATE_NOOP("words", "The centre has no such customer any more."),
    "reason": QT_TRANSLATE_NOOP("words", "The centre wants a reason."),
    "closed": QT_TRANSLATE_NOOP("words", "This customer is protected: open the card with a reason first."),
    "trust": QT_TRANSLATE_NOOP("words", "Not told on this call: verify the caller first."),
    "team": QT_TRANSLATE_NOOP("words", "Only a lead of the agent's own team may do this, and nobody for themselves."),
    "searches": QT_TRANSLATE_NOOP("words", "Too many requests in this minute. Wait a little."),
}
"""Why the centre does not verify, or does not tell a masked field."""

SHARING_PROBLEMS: Table = {
    "unreachable": QT_TRANSLATE_NOOP("words", "The centre does not answer. Nothing is changed; try again."),
    "refused": QT_TRANSLATE_NOOP("words", "The centre does not let you sign in. Nothing is changed."),
    "role": QT_TRANSLATE_NOOP("words", "Only the owner or their team lead shares this customer."),
    "nobody": QT_TRANSLATE_NOOP("words", "The centre knows no such agent or team, or shares with nobody of that name."),
    "until": QT_TRANSLATE_NOOP("words", "That day is past: choose a later one."),
    "reason": QT_TRANSLATE_NOOP("words", "Say why: the reason stands in the record."),
    "gone": QT_TRANSLATE_NOOP("words", "The centre has no such customer any more."),
    "protected": QT_TRANSLATE_NOOP("words", "This customer is not yours to see any more."),
}
"""Why a protected customer is not shared."""

NOTICE_TONES: Table = {
    "phone_restarted": "attention",
    "phone_back": "ok",
    "central_back": "ok",
    "restored": "ok",
    "drafts_restored": "ok",
    "phone_lost": "wrong",
    "phone_gives_up": "wrong",
    "wrap_not_saved": "wrong",
    "journal_full": "wrong",
    "journal_failed": "wrong",
}
"""Not words but the tone of each notice; those left out are `attention`."""


def notice(code: str) -> str:
    """The sentence for a notice: from its own table, else from those of the phone's commands and lights."""
    for table in (NOTICES, COMMANDS, PHONE, CENTRAL):
        if code in table:
            return word(table, code)
    return word(NOTICES, code)
