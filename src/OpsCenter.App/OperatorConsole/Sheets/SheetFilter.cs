namespace OpsCenter.App.OperatorConsole.Sheets;

/// <summary>Which sheets the list shows.</summary>
public enum SheetFilter
{
    All,
    Mine,
    Waiting,
    Late,
}
