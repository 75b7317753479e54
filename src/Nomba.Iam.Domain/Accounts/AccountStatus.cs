namespace Nomba.Iam.Domain.Accounts;

public enum AccountStatus
{
    Active = 1,

    /// <summary>Roles that are limited to it do not hold on it until it is reactivated.</summary>
    Suspended = 2,
}
