using System.Text.Json;

namespace OpsCenter.Ingest.Decoding.Xlsx;

/// <summary>A value of a cell.</summary>
/// <param name="Text">Null where it is a number or a yes or no.</param>
/// <param name="Number">1 and 0 for yes and no.</param>
/// <param name="IsFlag">A yes or no.</param>
internal readonly record struct XlsxCell(string? Text, double Number = 0, bool IsFlag = false)
{
    public int Length => Text?.Length ?? 8;

    public void Write(Utf8JsonWriter tree)
    {
        if (Text is not null)
        {
            tree.WriteStringValue(Text);
        }
        else if (IsFlag)
        {
            tree.WriteBooleanValue(Number != 0);
        }
        else
        {
            TreeBuffer.WriteNumber(tree, Number);
        }
    }

    public override string ToString() => Text ?? Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
