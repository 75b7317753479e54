using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Web.Dashboard.Members;

/// <summary>A page about one person of the organization. A key has pages of its own.</summary>
public abstract class MemberPage : Console.ConsolePage
{
    [Parameter]
    public string Id { get; set; } = "";

    protected MemberListing Listing { get; private set; } = default!;

    protected Member Member => Listing.Member;

    protected MemberId MemberId => MemberId.TryParse(Id, null, out var id) ? id : default;

    protected bool IsOneself => MemberId == Visit.Person.Member!.Id;

    protected string Here => At($"members/{Id}");

    protected override async Task LoadAsync() => Listing = (await FindAsync())!;

    /// <summary>How the page finds its person.</summary>
    protected virtual async ValueTask<MemberListing?> FindAsync() => await ReadAsync(new GetMember(OrganizationId, MemberId));
}
