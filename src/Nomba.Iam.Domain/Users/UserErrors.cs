using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Domain.Users;

public static class UserErrors
{
    public static readonly Error EmailTaken = Error.Conflict("user.email_taken", "Somebody already signs in with that e-mail address.", "email");

    public static readonly Error NotFound = Error.NotFound("user.not_found", "There is no such person.");

    public static readonly Error ChangedMeanwhile = Error.Conflict("user.changed_meanwhile", "This was changed at the same moment. Read it again and repeat.");

    public static readonly Error NoEmailChange = Error.Conflict("email_change.ended", "This change of address is over: it took effect, was called off, or gave way to a newer one.");

    public static readonly Error SameEmail = Error.Invalid("email_change.same", "That is your address already.", "newEmail");

    public static readonly Error SignUpClosed = Error.Forbidden("sign_up.closed", "Sign-up is closed here. Ask for an invitation.");

    public static readonly Error WrongPassword = Error.Invalid("password.wrong", "The current password is not right.", "currentPassword");

    public static readonly Error TooManyPasswords = new(ErrorKind.Throttled, "password.too_many_attempts", "Too many wrong passwords. Wait some minutes, then try again.");

    public static readonly Error TooManyMails = new(ErrorKind.Throttled, "email.too_many", "Too many mails were asked for. Try again within the hour.");

    public static readonly Error SessionNotFound = Error.NotFound("session.not_found", "You have no such session, or it has ended.");

    public static readonly Error SessionEnded = Error.Unauthenticated("session.ended", "This session has ended. Sign in again.");
}
