"""What the service writes to people, in each language: plain text, one letter per occasion."""

from dataclasses import dataclass

from backend.domain.actors import Role


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail without its recipient."""

    subject: str
    body: str


def registration_code(code: str, *, service: str, language: str) -> Letter:
    """To somebody who registers: the code that proves the mailbox."""
    if language == "ar":
        return Letter(
            f"رمز التسجيل في {service}: {code}",
            f"رمز التسجيل الخاص بك في {service} هو:\n\n{code}\n\n"
            "الرمز صالح لمدة 15 دقيقة ولمرة واحدة.\n"
            "إذا لم تطلب إنشاء حساب، فتجاهل هذه الرسالة ولن يحدث أي شيء.\n",
        )
    return Letter(
        f"{code} is your code for {service}",
        f"Your code to register with {service} is:\n\n{code}\n\n"
        "It works once, within 15 minutes.\n"
        "If you did not ask for an account, ignore this message: nothing will happen.\n",
    )


def account_exists(sign_in_url: str, *, service: str, language: str) -> Letter:
    """To somebody who registers with a mailbox that has an account."""
    if language == "ar":
        return Letter(
            f"لديك حساب في {service}",
            f"طلب أحدهم، ربما أنت، إنشاء حساب في {service} بهذا العنوان، لكن له حساب بالفعل.\n\n"
            f"لتسجيل الدخول أو اختيار كلمة مرور جديدة:\n{sign_in_url}\n\n"
            "إذا لم يكن الطلب منك، فتجاهل هذه الرسالة.\n",
        )
    return Letter(
        f"You already have an account with {service}",
        f"Somebody, probably you, asked for an account with {service} for this address. It has one already.\n\n"
        f"Sign in, or choose a new password, at:\n{sign_in_url}\n\n"
        "If it was not you, ignore this message.\n",
    )


def password_reset(reset_url: str, *, service: str, language: str) -> Letter:
    """To somebody who forgot the password: the link that lets them choose another."""
    if language == "ar":
        return Letter(
            f"اختيار كلمة مرور جديدة في {service}",
            f"لاختيار كلمة مرور جديدة لحسابك في {service}، افتح هذا الرابط:\n\n{reset_url}\n\n"
            "الرابط صالح لمدة 30 دقيقة ولمرة واحدة، واستخدامه ينهي جميع جلساتك على كل الأجهزة.\n"
            "إذا لم تطلب ذلك، فتجاهل هذه الرسالة وستبقى كلمة مرورك كما هي.\n",
        )
    return Letter(
        f"Choose a new password for {service}",
        f"To choose a new password for your account with {service}, open this link:\n\n{reset_url}\n\n"
        "It works once, within 30 minutes, and signs you out everywhere else.\n"
        "If you did not ask for it, ignore this message: your password stays as it is.\n",
    )


def invitation(accept_url: str, *, inviter: str, role: Role, provider: str, service: str, language: str) -> Letter:
    """To somebody who is to have a role: the link that takes it. `provider` is named for STAFF."""
    if language == "ar":
        offered = {
            Role.STAFF: f"للعمل ضمن فريق {provider}",
            Role.AUDITOR: "بصفة مدقّق يطّلع ولا يغيّر شيئًا",
            Role.ADMINISTRATOR: "بصفة مسؤول عن الخدمة",
        }.get(role, "لكسب ساعات التعليم الطبي المستمر ومتابعتها")
        return Letter(
            f"دعوة إلى {service}",
            f"يدعوك {inviter} إلى {service} {offered}.\n\nلقبول الدعوة، افتح هذا الرابط:\n\n{accept_url}\n\n"
            "الرابط صالح لمدة 7 أيام ولمرة واحدة، فلا تشاركه مع أحد.\n"
            "إذا لم تكن تتوقع هذه الدعوة، فتجاهل الرسالة ولن يحدث أي شيء.\n",
        )
    offered = {
        Role.STAFF: f"to work for {provider}",
        Role.AUDITOR: "as an auditor, who sees everything and changes nothing",
        Role.ADMINISTRATOR: "as an administrator of the service",
    }.get(role, "to earn continuing education credit and keep track of it")
    return Letter(
        f"Your invitation to {service}",
        f"{inviter} invites you to {service} {offered}.\n\nTo accept, open this link:\n\n{accept_url}\n\n"
        "It works once, within 7 days: share it with nobody.\n"
        "If you did not expect an invitation, ignore this message: nothing will happen.\n",
    )


def test_mail(*, service: str, language: str) -> Letter:
    """To the administrator who tries the mail server."""
    if language == "ar":
        return Letter(f"رسالة تجريبية من {service}", f"وصلت الرسالة: يستطيع {service} إرسال البريد.\n")
    return Letter(f"A test from {service}", f"It has arrived: {service} can send mail.\n")


def password_changed(*, service: str, language: str) -> Letter:
    """To somebody whose password has just been changed, so that a theft is noticed."""
    if language == "ar":
        return Letter(
            f"تم تغيير كلمة مرورك في {service}",
            f"تم للتو تغيير كلمة مرور حسابك في {service}، وانتهت جميع جلساتك الأخرى.\n\n"
            'إذا لم تكن أنت من غيّرها، فاختر كلمة مرور جديدة فورًا عبر "نسيت كلمة المرور".\n',
        )
    return Letter(
        f"Your password for {service} was changed",
        f"The password of your account with {service} has just been changed, and your other sessions have ended.\n\n"
        'If it was not you, choose a new one at once with "Forgotten password".\n',
    )


def address_code(code: str, *, service: str, language: str) -> Letter:
    """To a mailbox that somebody wants for the account they have: the code that proves it."""
    if language == "ar":
        return Letter(
            f"رمز تأكيد البريد في {service}: {code}",
            f"طلب أحدهم، ربما أنت، إضافة هذا العنوان إلى حسابه في {service}. الرمز هو:\n\n{code}\n\n"
            "الرمز صالح لمدة 15 دقيقة ولمرة واحدة.\n"
            "إذا لم تطلب ذلك، فتجاهل هذه الرسالة ولا تعطِ الرمز لأحد.\n",
        )
    return Letter(
        f"{code} confirms this address for {service}",
        f"Somebody, probably you, wants to add this address to an account with {service}. The code is:\n\n{code}\n\n"
        "It works once, within 15 minutes.\n"
        "If it was not you, ignore this message, and give the code to nobody.\n",
    )


def address_added(address: str, *, service: str, language: str) -> Letter:
    """To the primary mailbox of an account to which another address was added, so that a theft is noticed."""
    if language == "ar":
        return Letter(
            f"أُضيف عنوان إلى حسابك في {service}",
            f"أُضيف هذا العنوان إلى حسابك في {service}، ويمكن تسجيل الدخول به من الآن:\n\n{address}\n\n"
            "إذا لم تضفه أنت، فغيّر كلمة مرورك فورًا ثم احذف العنوان من ملفك الشخصي.\n",
        )
    return Letter(
        f"An address was added to your account with {service}",
        f"This address was added to your account with {service}; one can sign in with it from now on:\n\n{address}\n\n"
        "If it was not you, change your password at once, then remove the address from your profile.\n",
    )


def primary_address_changed(address: str, *, service: str, language: str) -> Letter:
    """To the mailbox that mails went to before, so that a theft is noticed."""
    if language == "ar":
        return Letter(
            f"تغيّر عنوانك الأساسي في {service}",
            f"رسائل حسابك في {service} تصل من الآن إلى هذا العنوان:\n\n{address}\n\n"
            'إذا لم تغيّره أنت، فاختر كلمة مرور جديدة فورًا عبر "نسيت كلمة المرور".\n',
        )
    return Letter(
        f"Your primary address for {service} was changed",
        f"Mails about your account with {service} go to this address from now on:\n\n{address}\n\n"
        'If it was not you, choose a new password at once with "Forgotten password".\n',
    )


def help_answered(text: str, url: str, *, service: str, language: str) -> Letter:
    """To somebody who asked for help: the answer itself, and where to write back."""
    if language == "ar":
        return Letter(
            f"إجابة عن سؤالك في {service}",
            f"{text}\n\n---\nللرد أو لقراءة المحادثة كاملة:\n{url}\n",
        )
    return Letter(
        f"An answer to your question to {service}",
        f"{text}\n\n---\nTo write back, or to read all of it:\n{url}\n",
    )
