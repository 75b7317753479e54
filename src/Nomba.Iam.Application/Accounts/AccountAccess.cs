namespace Nomba.Iam.Application.Accounts;

/// <summary>How much a key may do on one account.</summary>
public enum AccountAccess
{
    /// <summary>See it, and what happened on it.</summary>
    Reader = 1,

    /// <summary>Move money and manage terminals on it too.</summary>
    Writer = 2,
}
