namespace Nomba.Iam.Domain.Roles;

/// <summary>What comes of a role for a permission.</summary>
public enum GrantOutcome
{
    /// <summary>The role does not speak of it.</summary>
    NoMatch = 1,

    /// <summary>The role grants it where it is held.</summary>
    Granted = 2,

    /// <summary>A system role does not give the management of keys, members and roles to a key.</summary>
    NotForKeys = 3,

    /// <summary>The platform's own permissions are not held on single accounts.</summary>
    NotOnAccounts = 4,
}
