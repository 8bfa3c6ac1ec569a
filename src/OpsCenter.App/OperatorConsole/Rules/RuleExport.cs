using System.Text;
using Microsoft.AspNetCore.Mvc;
using OpsCenter.App.Identity;
using OpsCenter.Core.Access;
using OpsCenter.Ingest.Rules;
using OpsCenter.Ingest.Rules.Editing;

namespace OpsCenter.App.OperatorConsole.Rules;

/// <summary>Chosen rules, or those of a pack, or all, as one <c>alarms.yaml</c> that the import takes.</summary>
internal static class RuleExport
{
    public static void MapRuleExport(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/console/rules/export", Answer).RequireAuthorization(nameof(Permission.Read)).ExcludeFromDescription();

    private static IResult Answer(HttpContext context, string? pack, string[]? rule, [FromServices] RuleDesk desk, [FromServices] RuleFiles files)
    {
        var chosen = desk.List(context.User.ToCaller())
            .Where(one => (pack is null || one.Pack == pack) && (rule is not { Length: > 0 } || rule.Contains(one.Id)))
            .Select(one => files.TextOf(one.Pack, one.Id))
            .OfType<string>()
            .ToList();
        return chosen.Count == 0
            ? TypedResults.NotFound()
            : TypedResults.File(Encoding.UTF8.GetBytes(RuleFile.Join(chosen)), "application/yaml", $"{(rule is [var only] ? only : pack ?? "alarms")}.yaml");
    }
}
