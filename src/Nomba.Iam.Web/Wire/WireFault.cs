using Nomba.Iam.Contracts.Wire;

namespace Nomba.Iam.Web.Wire;

/// <summary>A request that cannot be read, as the wire API answers it. Thrown while reading, caught in one place.</summary>
internal sealed class WireFault(int status, string code, string description) : Exception(description)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public static WireFault Bad(string description) => new(StatusCodes.Status400BadRequest, WireCodes.BadRequest, description);
}
