using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>A code as people type it: apps show six digits in two groups.</summary>
internal static class TypedCode
{
    public static string Read(string? typed) =>
        typed is { Length: <= RecoveryCodeText.MaxTyped } ? new string([.. typed.Where(c => !char.IsWhiteSpace(c))]) : "";
}
