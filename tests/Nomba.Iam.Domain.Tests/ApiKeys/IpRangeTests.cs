using System.Net;
using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Domain.Tests.ApiKeys;

public sealed class IpRangeTests
{
    [Theory]
    [InlineData("41.190.2.0/24", "41.190.2.0/24")]
    [InlineData(" 41.190.2.7 ", "41.190.2.7/32")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    [InlineData("255.255.255.255", "255.255.255.255/32")]
    [InlineData("10.0.0.4/30", "10.0.0.4/30")]
    [InlineData("2001:DB8::/32", "2001:db8::/32")]
    [InlineData("2001:db8:0:0:0:0:0:1", "2001:db8::1/128")]
    [InlineData("::/0", "::/0")]
    [InlineData("::ffff:41.190.2.7", "41.190.2.7/32")]
    [InlineData("::ffff:41.190.2.0/120", "41.190.2.0/24")]
    [InlineData("::ffff:0:0/96", "0.0.0.0/0")]
    [InlineData("::/64", "::/64")]
    public void Has_one_form_for_each_range(string text, string expected) => Assert.Equal(expected, IpRange.Read(text).Value.ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("010.0.0.1")]
    [InlineData("10.1")]
    [InlineData("10.0.0.256")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/")]
    [InlineData("10.0.0.0/8/8")]
    [InlineData("10.0.0.0 /8")]
    [InlineData("10.0.0.0/255.0.0.0")]
    [InlineData("10.0.0.0-10.0.0.9")]
    [InlineData("[::1]")]
    [InlineData("fe80::1%eth0")]
    [InlineData("::/129")]
    [InlineData("shop.example")]
    public void Refuses_what_is_no_range(string? text) => Assert.Equal("api_key.ip_allow_list", IpRange.Read(text).Error.Code);

    [Theory]
    [InlineData("10.0.0.5/8")]
    [InlineData("41.190.2.7/31")]
    [InlineData("0.0.0.1/0")]
    [InlineData("2001:db8::1/32")]
    [InlineData("::1/0")]
    [InlineData("::ffff:41.190.2.7/120")]
    public void Refuses_bits_behind_the_prefix(string text)
    {
        var error = IpRange.Read(text).Error;

        Assert.Equal(("api_key.ip_host_bits", "restrictions.ipAllowList"), (error.Code, error.Field));
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("41.190.2.0/24", "41.190.2.0", true)]
    [InlineData("41.190.2.0/24", "41.190.2.255", true)]
    [InlineData("41.190.2.0/24", "41.190.1.255", false)]
    [InlineData("41.190.2.0/24", "41.190.3.0", false)]
    [InlineData("41.190.2.0/24", "::ffff:41.190.2.9", true)]
    [InlineData("41.190.2.7", "41.190.2.7", true)]
    [InlineData("41.190.2.7", "41.190.2.8", false)]
    [InlineData("0.0.0.0/0", "255.255.255.255", true)]
    [InlineData("0.0.0.0/0", "::1", false)]
    [InlineData("::/0", "ffff::1", true)]
    [InlineData("::/0", "41.190.2.7", false)]
    [InlineData("::/0", "::ffff:41.190.2.7", false)]
    [InlineData("2001:db8::/32", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8::/32", "2001:db9::", false)]
    [InlineData("2001:db8::1", "2001:db8::1", true)]
    [InlineData("2001:db8::1", "2001:db8::2", false)]
    [InlineData("::/96", "0.0.0.1", false)]
    public void Knows_which_addresses_are_in_it(string range, string address, bool expected) =>
        Assert.Equal(expected, IpRange.Read(range).Value.Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("41.190.2.7", "41.190.2.7")]
    [InlineData("::ffff:41.190.2.7", "41.190.2.7")]
    [InlineData("2001:DB8::1", "2001:db8::1")]
    [InlineData("1", null)]
    [InlineData("010.0.0.1", null)]
    [InlineData("41.190.2.7:443", null)]
    [InlineData("[2001:db8::1]:443", null)]
    [InlineData("41.190.2.7, 10.0.0.1", null)]
    [InlineData("", null)]
    public void Reads_an_address_in_its_usual_form_alone(string text, string? expected) => Assert.Equal(expected, IpRange.ReadAddress(text)?.ToString());

    [Fact]
    public void Is_the_same_as_another_way_to_write_it() => Assert.Equal(IpRange.Read("::ffff:10.0.0.0/104").Value, IpRange.Read("10.0.0.0/8").Value);
}
