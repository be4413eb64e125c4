import com.hankcs.hanlp.collection.trie.DoubleArrayTrie;
import com.hankcs.hanlp.dictionary.CoreBiGramTableDictionary;
import com.hankcs.hanlp.dictionary.CoreDictionary;
import java.io.PrintWriter;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;

/** Writes the words and the word pairs of HanLP's portable jar with their counts: unigrams.txt and bigrams.txt, tab-separated. */
public class DumpBigrams {
  private static final Map<Integer, Integer> STATE_OF_BASE = new HashMap<>();
  private static int[] base;
  private static int[] check;

  private static int[] read(Class<?> type, Object object, String name) throws Exception {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return (int[]) field.get(object);
  }

  private static String textOf(int state) {
    return state == 0 ? "" : textOf(STATE_OF_BASE.get(check[state])) + (char) (state - check[state] - 1);
  }

  private static String[] words(PrintWriter out) {
    String[] words = new String[CoreDictionary.trie.size()];
    STATE_OF_BASE.put(base[0], 0);
    for (int at = 1; at < base.length; at++) if (base[at] > 0 && check[at] > 0 && at != check[at]) STATE_OF_BASE.put(base[at], at);
    for (int at = 1; at < base.length; at++) {
      if (at != check[at] || base[at] >= 0 || !STATE_OF_BASE.containsKey(at)) continue;
      int id = -base[at] - 1;
      words[id] = textOf(STATE_OF_BASE.get(at));
      out.println(words[id] + "\t" + CoreDictionary.get(id).totalFrequency);
    }
    return words;
  }

  public static void main(String[] arguments) throws Exception {
    CoreDictionary.get("中国");
    CoreBiGramTableDictionary.getBiFrequency("中国", "人民");
    base = read(DoubleArrayTrie.class, CoreDictionary.trie, "base");
    check = read(DoubleArrayTrie.class, CoreDictionary.trie, "check");
    int[] start = read(CoreBiGramTableDictionary.class, null, "start");
    int[] pair = read(CoreBiGramTableDictionary.class, null, "pair");
    try (PrintWriter unigrams = new PrintWriter("unigrams.txt", "UTF-8"); PrintWriter bigrams = new PrintWriter("bigrams.txt", "UTF-8")) {
      String[] words = words(unigrams);
      for (int first = 0; first + 1 < start.length; first++) {
        for (int at = start[first]; at < start[first + 1]; at++) bigrams.println(words[first] + "\t" + words[pair[2 * at]] + "\t" + pair[2 * at + 1]);
      }
    }
  }
}
