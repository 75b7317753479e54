using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;

namespace Nomba.Iam.Web.Tests.ApiKeys;

public sealed class UnknownAddressTests
{
    [Fact]
    public async Task A_caller_without_an_address_is_on_no_list()
    {
        await using var host = new IamHost();
        var merchant = await Merchant.SeedAsync(host);

        await merchant.RestrictAsync(merchant.Admin, new { ipAllowList = (string[])["0.0.0.0/0", "::/0"] });

        Assert.Equal("invalid_client", (await merchant.IssueAsync(merchant.Admin.Live)).Error);
        Assert.Equal(200, (await merchant.IssueAsync(merchant.Reader.Live)).Status);
    }
}
