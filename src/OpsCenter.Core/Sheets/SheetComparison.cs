namespace OpsCenter.Core.Sheets;

public enum SheetComparison
{
    Less,
    AtMost,
    Greater,
    AtLeast,
    Equal,
}
