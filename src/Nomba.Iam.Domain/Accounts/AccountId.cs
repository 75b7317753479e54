using System.Diagnostics.CodeAnalysis;
using Nomba.Iam.Domain.Identifiers;

namespace Nomba.Iam.Domain.Accounts;

/// <summary>Identifies an account (sub-account, outlet) of an organization.</summary>
public readonly record struct AccountId(Guid Value) : IParsable<AccountId>, IIdentifier<AccountId>, IComparable<AccountId>
{
    public static AccountId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public static AccountId From(Guid value) => new(value);

    public static AccountId Parse(string s, IFormatProvider? provider) => new(Guid.ParseExact(s, "D"));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AccountId result)
    {
        var parsed = Guid.TryParseExact(s, "D", out var value);
        result = new AccountId(value);
        return parsed;
    }

    /// <summary>The lower-case UUID.</summary>
    public override string ToString() => Value.ToString("D");

    public int CompareTo(AccountId other) => Value.CompareTo(other.Value);

    public static bool operator <(AccountId left, AccountId right) => left.Value < right.Value;

    public static bool operator <=(AccountId left, AccountId right) => left.Value <= right.Value;

    public static bool operator >(AccountId left, AccountId right) => left.Value > right.Value;

    public static bool operator >=(AccountId left, AccountId right) => left.Value >= right.Value;
}
