using System.Text.Json;

namespace OpsCenter.Ingest.Decoding.Binary;

/// <summary>A part of a binary layout. Writes members of the object under way.</summary>
internal abstract class BinaryItem
{
    /// <param name="cursor">Read from here; stands behind the part afterwards.</param>
    /// <param name="tree">Null: only find out how long the part is.</param>
    /// <returns>False, with the cursor's problem, where the bytes do not hold the part.</returns>
    public abstract bool Read(BinaryCursor cursor, Utf8JsonWriter? tree);

    public static bool ReadAll(BinaryItem[] items, BinaryCursor cursor, Utf8JsonWriter? tree)
    {
        foreach (var item in items)
        {
            if (!item.Read(cursor, tree))
            {
                return false;
            }
        }

        return true;
    }
}
