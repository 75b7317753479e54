using Nomba.Iam.Contracts.Members;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Web.Tests.Roles.Attenuation;

internal sealed partial class Attempts
{
    private readonly List<(string Email, Guid Inviter, object[] Roles)> _invited = [];

    // Whoever accepts will hold it: what an invitation gives away counts at once.
    private Attempt Invite(Holdings now, Guid caller)
    {
        var (email, roles) = ($"{Guid.CreateVersion7():N}@people.example", Assignments(now));
        return new Attempt("POST", $"{Root}/invitations", new { email, roles })
        {
            Needs = now.Of("user", roles),
            Then = _ => _invited.Add((email, caller, roles)),
        };
    }

    // The inviter answers for it, by what they hold when somebody accepts.
    private Attempt Accept(Holdings now, Guid caller)
    {
        if (_invited.Count == 0)
        {
            return Invite(now, caller);
        }

        var chosen = dice.Of(_invited);
        return new Attempt("POST", "/api/v1/invitations/accept-new", new { password = "a few words that nobody says" })
        {
            LinkOf = chosen.Email,
            Answerable = chosen.Inviter,
            Needs = [(IamPermissions.MembersInvite, Holdings.Everywhere)],
            Then = _ => _invited.Remove(chosen),
        };
    }

    private Attempt TransferOwnership(Holdings now) => new("POST", $"{Root}/ownership-transfer", new { memberId = Member(now).Id });

    private Attempt Suspend(MemberResponse member) =>
        new("POST", $"{Root}/members/{member.Id}/suspend", new { reason = "a dice fell" }) { OnlyTakes = true };

    // Whoever works again uses what they hold again.
    private Attempt Resume(Holdings now)
    {
        MemberResponse[] suspended = [.. now.Members.Where(m => m.Status == "suspended" && m.Id != reader)];
        var member = suspended.Length > 0 ? dice.Of(suspended) : Member(now);
        var path = member.Kind == "api_key" && dice.Next(2) == 0 ? "api-keys" : "members";
        return new Attempt("POST", $"{Root}/{path}/{member.Id}/resume", null) { Needs = suspended.Length > 0 ? now.Of(member.Id) : [] };
    }
}
