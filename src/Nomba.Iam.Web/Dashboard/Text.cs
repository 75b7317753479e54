namespace Nomba.Iam.Web.Dashboard;

/// <summary>
/// Names the catalogue of the dashboard's words, <c>Text.resx</c>. A page writes the English itself, <c>T["Suspend"]</c>, and shows it where a
/// catalogue has nothing else; a test keeps the English catalogue complete, so a translation is one more file beside it.
/// </summary>
public sealed class Text;
