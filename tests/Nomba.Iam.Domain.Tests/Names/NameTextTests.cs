using Nomba.Iam.Domain.Names;

namespace Nomba.Iam.Domain.Tests.Names;

public sealed class NameTextTests
{
    [Theory]
    [InlineData("Till 1")]
    [InlineData("Ọjà Àárọ̀")]
    [InlineData("سوق لاگوس")]
    [InlineData("می\u200Cخواهم")]
    [InlineData("क्\u200Dष")]
    [InlineData("👩🏽\u200D💻 ❤\uFE0F")]
    [InlineData("葛\U000E0100城")]
    public void Takes_a_name_of_any_script(string name) => Assert.Equal((true, true), (NameText.IsVisible(name), NameText.IsPlain(name)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u00A0\u3000")]
    [InlineData("\u200B\u2060\uFEFF")]
    [InlineData("\u200D\u200C")]
    [InlineData("\u3164\u2800")]
    [InlineData("\u0301\uFE0F")]
    [InlineData("\U000E0041")]
    public void Sees_nothing_in_a_name_that_is_blank(string? name) => Assert.False(NameText.IsVisible(name));

    [Theory]
    [InlineData("a\u0007b")]
    [InlineData("a\nb")]
    [InlineData("a\u2028b")]
    [InlineData("a\u202Eb")]
    [InlineData("a\u2067b")]
    [InlineData("a\u200Fb")]
    [InlineData("a\u061Cb")]
    [InlineData("Own\u200Ber")]
    [InlineData("Own\u00ADer")]
    [InlineData("Own\u034Fer")]
    [InlineData("Owner\u3164")]
    [InlineData("Owner\U000E0041")]
    public void Refuses_what_hides_or_turns_the_text(string name) => Assert.False(NameText.IsPlain(name));

    [Fact]
    public void Takes_no_text_at_all() => Assert.True(NameText.IsPlain(null));
}
