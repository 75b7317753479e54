using System.Diagnostics.CodeAnalysis;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Tokens;

/// <summary>Refresh handles as authenticated text of 60 characters.</summary>
public interface IRefreshHandleFormat
{
    string Write(RefreshHandle handle);

    /// <summary>False when a single bit differs from what was written, or the ring that wrote it is not configured.</summary>
    bool TryRead(string? text, [NotNullWhen(true)] out RefreshHandle? handle);
}
