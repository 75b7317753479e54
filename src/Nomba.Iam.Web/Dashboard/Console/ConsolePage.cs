using Microsoft.AspNetCore.Components;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Web.Dashboard.Console;

/// <summary>A page about one organization: <c>/o/{Organization}/…</c>. The address names it, so that two tabs can show two and a link leads to one.</summary>
public abstract class ConsolePage : SitePage
{
    [Parameter]
    public string Organization { get; set; } = "";

    protected OrganizationId OrganizationId => Visit.Person.Member!.OrganizationId;

    /// <summary>A page's address within the organization: <c>At("keys")</c>.</summary>
    protected string At(string path) => $"/o/{OrganizationId}/{path}";
}
