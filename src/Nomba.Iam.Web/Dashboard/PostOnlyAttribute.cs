namespace Nomba.Iam.Web.Dashboard;

/// <summary>A form's target that is no page.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostOnlyAttribute : Attribute;
