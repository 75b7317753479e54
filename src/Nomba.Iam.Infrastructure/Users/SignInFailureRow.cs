namespace Nomba.Iam.Infrastructure.Users;

/// <summary>Failed sign-ins under one key.</summary>
internal sealed class SignInFailureRow
{
    public required string Key { get; set; }

    public int Count { get; set; }

    public DateTimeOffset LastAt { get; set; }
}
