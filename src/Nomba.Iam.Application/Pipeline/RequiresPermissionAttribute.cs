namespace Nomba.Iam.Application.Pipeline;

/// <summary>The permission without which a message is refused, whichever door it came through.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresPermissionAttribute(string permission) : Attribute
{
    public string Permission { get; } = permission;
}
