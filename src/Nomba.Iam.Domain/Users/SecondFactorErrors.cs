using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Domain.Users;

public static class SecondFactorErrors
{
    public static readonly Error Required = Error.Forbidden(
        "auth.second_factor_required", "This organization requires a second factor. Set one up under Sign-in and security, or prove yours, and come back.");

    public static readonly Error ProofRequired = Error.Forbidden(
        "second_factor.proof_required", "This session was opened with a password alone. Sign out, sign in with your second factor, and try again.");

    public static readonly Error PasswordAlone = Error.Forbidden("second_factor.password_alone", "A password alone does not prove who you are: you have a second factor.");

    public static readonly Error WrongCode = Error.Invalid("second_factor.wrong_code", "That code is not right, or was used already. Enter the one that your app shows now.", "code");

    public static readonly Error WrongRecoveryCode = Error.Invalid("second_factor.wrong_recovery_code", "That is none of your unused recovery codes.", "code");

    public static readonly Error TooManyCodes = new(ErrorKind.Throttled, "second_factor.too_many_attempts", "Too many wrong codes. Wait some minutes, then try again.");

    public static readonly Error NoSetup = Error.Conflict("second_factor.no_setup", "The set-up was not finished in time, or was begun anew elsewhere. Begin again.");

    public static readonly Error NotSetUp = Error.Conflict("second_factor.not_set_up", "You have no authenticator app set up.");

    public static readonly Error LastWhileRequired = Error.Conflict(
        "second_factor.last_while_required", "An organization that you belong to requires a second factor, and this is your last. Set up another first.");

    public static readonly Error OwnFirst = Error.Conflict(
        "second_factor.own_first", "Set up a second factor for yourself first: you would shut yourself out.", "requiresSecondFactor");

    public static readonly Error OwnerOnly = Error.Forbidden("organization.owner_only", "Only an owner says whether a second factor is required.");
}
