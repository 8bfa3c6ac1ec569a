namespace OpsCenter.App.OperatorConsole.Rules;

/// <summary>Where a rule is worked on.</summary>
internal static class RuleAddress
{
    public static string Of(string ruleId) => $"/console/rules/{Uri.EscapeDataString(ruleId)}";
}
