using Nomba.Iam.Application.Ports;

namespace Nomba.Iam.Application.Users;

/// <summary>Every mail that the platform writes. Plain words, one thing to do, and what to do when it was not you.</summary>
internal static class EmailTexts
{
    public static EmailDraft ConfirmSignUp(string to, LinkAddress link) => new(to, "Confirm your e-mail address", $"""
        Somebody signed up for Nomba with this e-mail address.

        If it was you, open this link within 24 hours to confirm the address. Your account is ready after that:

        {link.Reveal()}

        If it was not you, do nothing. Without the link there is no account.
        """);

    public static EmailDraft AccountExists(string to, string signIn, string reset) => new(to, "You already have an account", $"""
        Somebody signed up for Nomba with this e-mail address, but you have an account already. Nothing has changed.

        Sign in here:

        {signIn}

        If you do not remember your password, choose a new one:

        {reset}

        If it was not you who signed up, do nothing.
        """);

    public static EmailDraft ResetPassword(string to, LinkAddress link) => new(to, "Choose a new password", $"""
        Somebody asked for a new password for your Nomba account.

        If it was you, open this link within one hour. It works once:

        {link.Reveal()}

        If it was not you, do nothing. Your password stays as it is.
        """);

    public static EmailDraft PasswordChanged(string to, string reset) => new(to, "Your password was changed", $"""
        The password of your Nomba account was changed. Wherever else you were signed in, you are signed out.

        If it was not you, choose a new password at once, and tell the owner of your organization:

        {reset}
        """);

    public static EmailDraft LeaveEmail(string to, string newEmail, LinkAddress link) => new(to, "Confirm that your e-mail address changes", $"""
        Somebody who is signed in to your Nomba account asked to change its e-mail address from this one to {newEmail}.

        If it was you, open this link within 24 hours, and the link that was sent to the new address. The change takes effect with the second:

        {link.Reveal()}

        If it was not you, open the link and cancel the change. Then change your password: somebody else knows it.
        """);

    public static EmailDraft TakeEmail(string to, LinkAddress link) => new(to, "Confirm your new e-mail address", $"""
        Somebody asked to use this e-mail address for their Nomba account.

        If it was you, open this link within 24 hours, and the link that was sent to the old address. The change takes effect with the second:

        {link.Reveal()}

        If it was not you, do nothing, or open the link and cancel the change.
        """);

    public static EmailDraft EmailChanged(string to, string newEmail) => new(to, "Your e-mail address was changed", $"""
        The e-mail address of your Nomba account is now {newEmail}. You sign in with it from now on.
        """);

    public static EmailDraft Invitation(string to, string organization, string inviter, LinkAddress link) => new(to, $"Join {organization}", $"""
        {inviter} invites you to join {organization} on Nomba.

        Open this link within 7 days to see the invitation and to accept it. It is for this e-mail address alone:

        {link.Reveal()}

        If you do not know them, do nothing.
        """);

    public static EmailDraft FactorAdded(string to, string factor, string reset) => new(to, "A second factor was added", $"""
        {factor} was added to your Nomba account. From now on it proves that it is you who signs in. Wherever else you were signed in, you are signed out.

        If it was not you, choose a new password at once, and tell the owner of your organization:

        {reset}
        """);

    public static EmailDraft FactorRemoved(string to, string factor, string reset) => new(to, "A second factor was removed", $"""
        {factor} was removed from your Nomba account. It no longer signs you in.

        If it was not you, choose a new password at once, and tell the owner of your organization:

        {reset}
        """);

    public static EmailDraft RecoveryCodesReplaced(string to, string reset) => new(to, "You have new recovery codes", $"""
        New recovery codes were made for your Nomba account. The ones from before no longer work.

        If it was not you, choose a new password at once, and tell the owner of your organization:

        {reset}
        """);

    public static EmailDraft RecoveryCodeUsed(string to, int left, string reset) => new(to, "A recovery code was used", $"""
        Somebody signed in to your Nomba account with your password and one of your recovery codes. {(left == 1 ? "One code is" : $"{left} codes are")} left.

        If it was you and your phone is lost, set up your authenticator app anew under Sign-in and security.

        If it was not you, choose a new password at once, and tell the owner of your organization:

        {reset}
        """);
}
