namespace Nomba.Iam.Web.Dashboard.Console;

/// <summary>A page with a form for a dangerous act: asks who sits there before it is shown, for what is typed into it would be lost afterwards.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class AsksWhoItIsAttribute : Attribute;
