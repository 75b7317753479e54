using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Web.Dashboard.Console;

/// <summary>Who opens a page of the console, and what is shown to them. What they may do is decided by the use cases; this only keeps links away that lead nowhere.</summary>
/// <param name="Person">Who is signed in, acting in the organization that the address names.</param>
/// <param name="Name">How the person is called.</param>
/// <param name="Memberships">Where they can go.</param>
public sealed record ConsoleVisit(ActingPerson Person, string Name, IReadOnlyList<Membership> Memberships)
{
    /// <summary>The organization that the page is about; null on a person's own pages and on those for operators.</summary>
    public Membership? Current => Memberships.FirstOrDefault(m => m.OrganizationId == Person.Member?.OrganizationId);

    /// <summary>Owns the organization that the page is about.</summary>
    public bool IsOwner => Person.Member?.Permissions.Roles.Any(r => r.Role.Id == SystemRoles.Owner.Id) == true;

    public bool May(string permission) => Person.Member?.Permissions.Contains(permission) == true;
}
