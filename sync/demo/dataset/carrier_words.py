"""What carriers say of a parcel, in the language of the country it goes to."""

from collections.abc import Mapping
from types import MappingProxyType

_ENGLISH = {
    "shipping": "Picked up by {carrier}", "departing": "Left the depot", "arriving": "Arrived at the depot",
    "import": "Arrived in the destination country", "customs": "Customs clearance completed",
    "held": "Held at customs: invoice is being checked", "out_for_delivery": "Out for delivery", "delivered": "Delivered",
    "missed": "Nobody at home, next attempt on {next}", "weather": "Delayed by storm", "missort": "Sent to the wrong depot, forwarded",
    "volume": "Delayed: unusually many parcels", "refused": "Refused by the recipient", "returning": "On its way back to the sender",
    "receiving": "Received at the warehouse", "lost": "Search ended: the parcel counts as lost", "handed_in": "Handed in for return",
}  # fmt: skip
_CHINESE = {
    "shipping": "{carrier}已揽收", "departing": "快件已发往下一站", "arriving": "快件已到达", "import": "已到达目的国",
    "customs": "清关完成", "held": "海关查验中，等待补充发票", "out_for_delivery": "快递员正在派送", "delivered": "已签收，签收人：本人",
    "missed": "收件人不在，约定 {next} 再次派送", "weather": "因暴雨天气，快件延误", "missort": "快件错分至其他网点，重新转运",
    "volume": "业务量激增，快件积压", "refused": "收件人拒收", "returning": "快件退回中", "receiving": "仓库已签收退件",
    "lost": "查件无结果，认定快件丢失", "handed_in": "退件已揽收",
}  # fmt: skip
_GERMAN = {
    "shipping": "Von {carrier} übernommen", "departing": "Start-Paketzentrum verlassen", "arriving": "Im Ziel-Paketzentrum eingetroffen",
    "import": "Im Zielland eingetroffen", "customs": "Zollabfertigung abgeschlossen", "held": "Beim Zoll: Rechnung wird geprüft",
    "out_for_delivery": "In das Zustellfahrzeug geladen", "delivered": "Zugestellt", "missed": "Niemand angetroffen, neuer Versuch am {next}",
    "weather": "Verzögerung durch Sturm", "missort": "Fehlgeleitet, wird weitergeleitet", "volume": "Verzögerung durch hohes Paketaufkommen",
    "refused": "Annahme verweigert", "returning": "Auf dem Rückweg zum Absender", "receiving": "Im Lager eingetroffen",
    "lost": "Nachforschung ohne Ergebnis: gilt als verloren", "handed_in": "Retoure eingeliefert",
}  # fmt: skip
_FRENCH = {
    "shipping": "Pris en charge par {carrier}", "departing": "A quitté la plateforme", "arriving": "Arrivé sur la plateforme régionale",
    "import": "Arrivé dans le pays de destination", "customs": "Dédouanement terminé", "held": "Retenu en douane : facture en contrôle",
    "out_for_delivery": "En cours de livraison", "delivered": "Livré", "missed": "Destinataire absent, nouvelle présentation le {next}",
    "weather": "Retardé par les intempéries", "missort": "Erreur d’acheminement, colis réorienté", "volume": "Retard : forte activité",
    "refused": "Refusé par le destinataire", "returning": "En retour vers l’expéditeur", "receiving": "Reçu à l’entrepôt",
    "lost": "Recherche sans résultat : colis considéré perdu", "handed_in": "Retour déposé",
}  # fmt: skip
_JAPANESE = {
    "shipping": "{carrier} 集荷", "departing": "発送", "arriving": "作業店通過", "import": "国内に到着", "customs": "通関手続き完了",
    "held": "税関で保留中：請求書を確認しています", "out_for_delivery": "配達中", "delivered": "配達完了", "missed": "ご不在のため持ち戻り、{next} に再配達",
    "weather": "悪天候のため遅延", "missort": "仕分け誤り、転送中", "volume": "荷物集中のため遅延", "refused": "受取辞退",
    "returning": "返送中", "receiving": "倉庫に到着", "lost": "調査終了：紛失と判断", "handed_in": "返品を受付",
}  # fmt: skip

WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"en": _ENGLISH, "zh": _CHINESE, "de": _GERMAN, "fr": _FRENCH, "ja": _JAPANESE}
)


def words_for(language: str) -> Mapping[str, str]:
    """Give the words of a customer's language, English where carriers there speak none of ours."""
    return WORDS.get(language[:2], WORDS["en"])
