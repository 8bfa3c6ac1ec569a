import type { Language } from "../wall/i18n";

export interface Problem { line?: number | null; path: string; problem: string; remedy: string }

/** The server judges in English; what an editor commonly meets is also said in Vietnamese. */
const vietnamese: [RegExp, string][] = [
  [/^The key is missing$/, "Thiếu mục này"],
  [/^The key is given twice$/, "Mục này ghi hai lần"],
  [/^Unknown key '(.*)'$/, "Không có mục “$1”"],
  [/^Unknown (.*) '(.*)'$/, "“$2” không phải là $1"],
  [/^(.*) is not a whole number from (.*) to (.*)$/, "$1 không phải số nguyên từ $2 đến $3"],
  [/^There is no dashboard '(.*)'$/, "Không có bảng “$1”"],
  [/^The variable '(.*)' is not declared$/, "Chưa khai báo biến “$1”"],
  [/^max (.*) is not above min (.*)$/, "Lớn nhất $1 không lớn hơn nhỏ nhất $2"],
  [/^Another tile has the id '(.*)'.*$/, "Đã có ô mang mã “$1”"],
  [/^The tile '(.*)' \(.*\) overlaps '(.*)' \(.*\)$/, "Ô “$1” đè lên ô “$2”"],
  [/^The tile '(.*)' ends at column (.*)$/, "Ô “$1” ra ngoài lưới ở cột $2"],
  [/^The tile '(.*)' ends at row (.*)$/, "Ô “$1” ra ngoài lưới ở hàng $2"],
  [/^'(.*)' is no range from 1 minute to 800 days$/, "“$1” không phải khoảng từ 1 phút đến 800 ngày"],
  [/^This is not JSON: (.*)$/, "Đây không phải JSON: $1"],
  [/^There is no text$/, "Chưa có chữ"],
  [/^There are (.*) tiles$/, "Có $1 ô, quá nhiều"],
  [/^The id '(.*)' is not the file's name$/, "Mã “$1” không trùng tên tệp"],
  [/^.* stands where (.*) is needed$/, "Sai kiểu, cần: $1"],
  [/^Move or shrink one of them$/, "Dời hoặc thu nhỏ một trong hai"],
  [/^Use one of (.*)$/, "Dùng một trong: $1"],
  [/^Known keys here: (.*)$/, "Các mục có: $1"],
  [/^Give a whole number from (.*) to (.*)$/, "Ghi số nguyên từ $1 đến $2"],
  [/^Give a min below max$/, "Ghi nhỏ nhất dưới lớn nhất"],
  [/^Name the measurement.*$/, "Chọn phép đo"],
  [/^Name the field.*$/, "Chọn trường"],
  [/^Give an id that no other tile of the file has$/, "Ghi mã chưa ô nào dùng"],
  [/^Give each tile its own id$/, "Mỗi ô một mã riêng"],
  [/^Mend the text at this line$/, "Sửa lại ở dòng này"],
  [/^Write a whole number and m, h or d.*$/, "Ghi số nguyên kèm m, h hoặc d, ví dụ 6h"],
  [/^Write how far back.*$/, "Ghi đường vẽ lùi về bao lâu, ví dụ 6h"],
  [/^Declare it at the top of the file: .*$/, "Thêm biến ở mục Biến"],
  [/^Keep one of them$/, "Chỉ giữ một"],
  [/^Write \{.*$/, "Ghi cả hai ngôn ngữ"],
];

export function said(text: string, language: Language): string {
  if (language === "en") return text;
  for (const [pattern, words] of vietnamese) if (pattern.test(text)) return text.replace(pattern, words);
  return text;
}

/** Problems of tile `index`, with their path inside the tile (`query.field`; empty for the tile itself). */
export function ofTile(problems: Problem[], index: number): Problem[] {
  const root = `tiles[${index}]`;
  return problems
    .filter(({ path }) => path === root || path.startsWith(`${root}.`))
    .map((problem) => ({ ...problem, path: problem.path.slice(root.length + 1) }));
}
