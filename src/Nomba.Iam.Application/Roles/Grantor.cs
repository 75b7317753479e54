using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Roles;

/// <summary>Who gives a role: a person or a key (null for nobody), what they hold, and how much of it they may use.</summary>
internal sealed record Grantor(MemberKind? Kind, EffectivePermissions Held, IReadOnlySet<string> Usable)
{
    public static Grantor Of(Caller caller) => new(caller.Kind, caller.Held, caller.Permissions);
}
